import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { keyBytes, saltBytes } from './constants.ts';
import { base64Field, countField, hexField, instantField } from './fields.ts';

/** What is appended to an archive's whole file name to name its outer seal. */
export const sealSuffix = '.seal.json';

const sealObject = z.object({
  format: z.literal('smartbooqing-seal/1'),
  archiveId: z.uuid(),
  fileBytes: countField,
  fileSha256: hexField(32),
  pageSize: z.literal(4096),
  salt: hexField(saltBytes),
  manifestSha256: hexField(32),
  appointmentKey: base64Field(keyBytes).nullable(),
  sealedAt: instantField,
  signerKey: base64Field(keyBytes),
  signature: base64Field(64),
});

export type Seal = z.infer<typeof sealObject>;

/** The outer seal (format README, The outer seal). Members that this version does not know are kept: the signature covers them. */
export const sealSchema: z.ZodType<Seal> = sealObject.loose();

/** The text that a seal's signature is over: its RFC 8785 form without `signature`. */
export function sealSignedText(seal: Omit<Seal, 'signature'> & Partial<Seal>): string {
  const { signature: _, ...signed } = seal;
  return canonicalJson(signed);
}
