import { fromHex } from './text-bytes.ts';

/** The sentence whose SHA-256 is the sample seed, so that anybody can see that the key is nobody's secret. */
export const sampleKeySentence =
  'This key signs the invented sample archives of Smartbooqing Archive. Everybody has it; it proves nothing.';

/** The Ed25519 seed that samples are signed with: SHA-256 over the UTF-8 bytes of `sampleKeySentence`. */
export const sampleSigningSeed: Uint8Array = fromHex(
  'f80342150b2c2e529f122882db29bf6e82c1c65b64d6a9827e7b85b95da3bb00',
);

/** The raw public key of `sampleSigningSeed`. */
export const samplePublicKey: Uint8Array = fromHex(
  'e79ec5e8cc6097ca78affef7a1ca87daf255b732668d5a348abc876075425c59',
);
