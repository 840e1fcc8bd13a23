import { describe, expect, it } from 'vitest';
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import {
  appointmentAdditionalData,
  appointmentSchema,
  appointmentSignedText,
} from '#shared/archive-format/appointment.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import { sampleKeySentence, samplePublicKey, sampleSigningSeed } from '#shared/archive-format/keys.ts';
import { sealSchema, sealSignedText } from '#shared/archive-format/seal.ts';
import { fromBase64, fromHex, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

describe('signature', () => {
  const { signature } = vectors;

  it('is the vectors’, made and checked with raw keys', () => {
    const seed = fromHex(signature.seed);
    expect(toHex(ed25519PublicKey(seed))).toBe(signature.publicKeyHex);
    expect(fromBase64(signature.publicKey)).toEqual(fromHex(signature.publicKeyHex));
    expect(toHex(ed25519Sign(utf8(signature.message), seed))).toBe(signature.signatureHex);
    expect(
      ed25519Verify(
        utf8(signature.message),
        fromBase64(signature.signature),
        fromBase64(signature.publicKey),
      ),
    ).toBe(true);
    expect(keyId(fromBase64(signature.publicKey), sha256)).toBe(signature.keyId);
  });

  it('is not valid over another message, by another key, or of a wrong length', () => {
    const message = utf8(signature.message);
    const valid = fromBase64(signature.signature);
    const key = fromBase64(signature.publicKey);
    expect(ed25519Verify(utf8(`${signature.message} `), valid, key)).toBe(false);
    expect(ed25519Verify(message, valid, samplePublicKey)).toBe(false);
    expect(ed25519Verify(message, valid.subarray(1), key)).toBe(false);
    expect(ed25519Verify(message, valid, key.subarray(1))).toBe(false);
    expect(ed25519Verify(message, valid, new Uint8Array(32).fill(0xff))).toBe(false);
  });
});

describe('seal', () => {
  const seal = sealSchema.parse({ ...vectors.seal.withoutSignature, signature: vectors.seal.signature });

  it('is signed over the vectors’ text', () => {
    expect(sealSignedText(seal)).toBe(vectors.seal.signed);
    expect(
      ed25519Verify(utf8(sealSignedText(seal)), fromBase64(seal.signature), fromBase64(seal.signerKey)),
    ).toBe(true);
  });

  it('has every member, even one that this version does not know, under its signature', () => {
    const altered = sealSchema.parse({ ...seal, later: true });
    expect(sealSignedText(altered)).not.toBe(vectors.seal.signed);
  });
});

describe('appointment', () => {
  const appointment = appointmentSchema.parse(vectors.appointment.file);

  it('has the vectors’ additional data and signed text', () => {
    expect(appointmentAdditionalData(appointment)).toBe(vectors.appointment.additionalData);
    expect(appointmentSignedText(appointment)).toBe(vectors.appointment.signed);
    expect(
      ed25519Verify(
        utf8(appointmentSignedText(appointment)),
        fromBase64(appointment.signature),
        fromBase64(vectors.appointment.appointmentKey),
      ),
    ).toBe(true);
  });

  it('has nested members that this version does not know under its signature too', () => {
    const altered = appointmentSchema.parse({
      ...appointment,
      administrator: { ...appointment.administrator, role: 'owner' },
    });
    expect(appointmentSignedText(altered)).toContain('"role":"owner"');
  });

  it.each([{ N: 2 }, { kdf: 'pbkdf2' }, { wrappedKey: 'AAAA' }, { nonce: '' }])(
    'refuses a key slot with %j',
    (change) => {
      const altered = { ...appointment, keySlot: { ...appointment.keySlot, ...change } };
      expect(appointmentSchema.safeParse(altered).success).toBe(false);
    },
  );
});

describe('the sample key', () => {
  it('comes from its printed sentence', () => {
    expect(sha256(utf8(sampleKeySentence))).toEqual(Buffer.from(sampleSigningSeed));
    expect(ed25519PublicKey(sampleSigningSeed)).toEqual(Buffer.from(samplePublicKey));
  });
});
