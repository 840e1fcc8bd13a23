import { createHash } from 'node:crypto';
import { ByteFile } from '../pages/byte-file.ts';
import type { TaskContext } from '../worker/task.ts';

const chunkBytes = 256 * 1024;
const bytesAReport = 16 * 1024 * 1024;

/** SHA-256 of the whole file as hex, with its length as it was read. Advances in bytes. */
export function hashFile(_input: null, { subject, advance }: TaskContext): { sha256: string; bytes: number } {
  const file = new ByteFile(subject.filePath);
  try {
    const hash = createHash('sha256');
    const chunk = Buffer.alloc(chunkBytes);
    let bytes = 0;
    let unreported = 0;
    for (;;) {
      const filled = file.read(chunk, bytes);
      if (filled === 0) break;
      hash.update(filled === chunk.length ? chunk : chunk.subarray(0, filled));
      bytes += filled;
      unreported += filled;
      if (unreported >= bytesAReport) {
        advance(unreported);
        unreported = 0;
      }
    }
    advance(unreported);
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    file.close();
  }
}
