import { decryptPage } from '../../open/page.ts';
import type { Subject } from '../worker/subject.ts';
import { ByteFile } from './byte-file.ts';

/** The decrypted pages of an archive, read by our own code: SQLite refuses a page that fails its HMAC, and this is for looking at those. */
export class PlainPages {
  readonly pageCount: number;
  /** Bytes of a page that hold content: without the reserve. */
  readonly usableBytes: number;
  readonly pageBytes: number;
  readonly #subject: Subject;
  readonly #file: ByteFile;
  readonly #encrypted: Buffer;

  constructor(subject: Subject) {
    const { pageBytes, reserveBytes } = subject.profile;
    this.#subject = subject;
    this.#file = new ByteFile(subject.filePath);
    this.#encrypted = Buffer.alloc(pageBytes);
    this.pageBytes = pageBytes;
    this.pageCount = Math.floor(subject.fileBytes / pageBytes);
    this.usableBytes = pageBytes - reserveBytes;
  }

  /** The content of a page, numbered from 1; null beyond the end of the file. */
  read(pageNumber: number): Uint8Array | null {
    if (!Number.isInteger(pageNumber) || pageNumber < 1 || pageNumber > this.pageCount) return null;
    const filled = this.#file.read(this.#encrypted, (pageNumber - 1) * this.pageBytes);
    if (filled < this.pageBytes) return null;
    return decryptPage(this.#subject.profile, this.#encrypted, pageNumber, this.#subject.key);
  }

  close(): void {
    this.#file.close();
  }
}
