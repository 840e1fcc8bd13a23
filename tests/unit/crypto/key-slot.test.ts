import { describe, expect, it } from 'vitest';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { deriveAppointmentSeed, newKeySlot, scryptKey, unwrapKey, wrapKey } from '#engine/crypto/key-slot.ts';
import { appointmentSchema } from '#shared/archive-format/appointment.ts';
import { fromBase64, fromHex, toBase64, toHex } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

const vector = vectors.appointment;
const appointment = appointmentSchema.parse(vector.file);

describe('key slot', () => {
  it('wraps and unwraps as the vectors do', async () => {
    expect(toHex(await scryptKey(vector.personalPassphrase, fromHex(vector.slotSalt)))).toBe(
      vector.wrappingKey,
    );
    const wrapped = await wrapKey(fromHex(vector.wrappedPlaintext), appointment, vector.personalPassphrase);
    expect(toHex(fromBase64(wrapped))).toBe(vector.wrappedKeyHex);
    const key = await unwrapKey(appointment, vector.personalPassphrase);
    expect(key === null ? null : toHex(key)).toBe(vector.wrappedPlaintext);
  });

  it('refuses a wrong passphrase and any altered field', async () => {
    expect(await unwrapKey(appointment, 'something else')).toBeNull();
    expect(
      await unwrapKey({ ...appointment, validUntil: '2099-12-31' }, vector.personalPassphrase),
    ).toBeNull();
  });

  it('is new each time', () => {
    expect(newKeySlot().salt).not.toBe(newKeySlot().salt);
    expect(fromBase64(newKeySlot().nonce)).toHaveLength(12);
  });
});

describe('appointment key', () => {
  it('is derived from the archive’s passphrase and salt', async () => {
    const seed = await deriveAppointmentSeed(vector.archivePassphrase, fromHex(vector.archiveSalt));
    expect(toHex(seed)).toBe(vector.clientSeed);
    expect(toBase64(ed25519PublicKey(seed))).toBe(vector.appointmentKey);
  });
});
