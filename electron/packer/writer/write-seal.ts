import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { ed25519PublicKey, ed25519Sign } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { pageBytes, saltBytes } from '#shared/archive-format/constants.ts';
import { type Seal, sealSignedText } from '#shared/archive-format/seal.ts';
import { toBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';

/** What a seal says that is not read off the archive file. */
export interface SealStatement {
  readonly archiveId: string;
  readonly manifestBody: string;
  readonly appointmentKey: string | null;
  /** An instant, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly sealedAt: string;
}

/** Reads a complete archive once and writes its signed outer seal (format README, The outer seal). */
export async function writeSeal(
  sealPath: string,
  archivePath: string,
  statement: SealStatement,
  signingSeed: Uint8Array,
): Promise<Seal> {
  const file = await describeFile(archivePath);
  const unsigned = {
    format: 'smartbooqing-seal/1' as const,
    archiveId: statement.archiveId,
    fileBytes: file.bytes,
    fileSha256: file.sha256,
    pageSize: pageBytes as 4096,
    salt: file.salt,
    manifestSha256: toHex(sha256(utf8(statement.manifestBody))),
    appointmentKey: statement.appointmentKey,
    sealedAt: statement.sealedAt,
    signerKey: toBase64(ed25519PublicKey(signingSeed)),
  };
  const signature = toBase64(ed25519Sign(utf8(sealSignedText(unsigned)), signingSeed));
  const seal: Seal = { ...unsigned, signature };
  await writeFile(sealPath, `${JSON.stringify(seal, null, 2)}\n`);
  return seal;
}

async function describeFile(path: string): Promise<{ bytes: number; sha256: string; salt: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  let salt = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    if (bytes === 0) salt = toHex(chunk.subarray(0, saltBytes));
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex'), salt };
}
