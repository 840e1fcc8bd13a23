import { decryptPage, pageHmacMatches } from '../../open/page.ts';
import type { Subject } from '../worker/subject.ts';
import { ByteFile } from './byte-file.ts';

/** What pages are read from: the file, how it is encrypted, and how many pages are missing behind its end. */
export type PageSource = Pick<
  Subject,
  'filePath' | 'fileBytes' | 'missingPages' | 'profile' | 'key' | 'hmacKey'
>;

/** The decrypted pages of an archive, read by our own code: SQLite refuses a page that fails its HMAC, and this is for looking at those. */
export class PlainPages {
  /** Whole pages in the file. */
  readonly pageCount: number;
  /** Pages of the database that are not in the file, which was cut short. */
  readonly missingPages: number;
  /** Bytes of a page that hold content: without the reserve. */
  readonly usableBytes: number;
  readonly pageBytes: number;
  readonly #subject: PageSource;
  readonly #file: ByteFile;
  readonly #encrypted: Buffer;

  constructor(subject: PageSource) {
    const { pageBytes, reserveBytes } = subject.profile;
    this.#subject = subject;
    this.#file = new ByteFile(subject.filePath);
    this.#encrypted = Buffer.alloc(pageBytes);
    this.pageBytes = pageBytes;
    this.pageCount = Math.floor(subject.fileBytes / pageBytes);
    this.missingPages = subject.missingPages;
    this.usableBytes = pageBytes - reserveBytes;
  }

  /** The content of a page, numbered from 1; null beyond the end of the file. */
  read(pageNumber: number): Uint8Array | null {
    if (!this.#load(pageNumber)) return null;
    return decryptPage(this.#subject.profile, this.#encrypted, pageNumber, this.#subject.key);
  }

  /** As `read`; null, too, where the page fails its HMAC. */
  readAuthentic(pageNumber: number): Uint8Array | null {
    const { profile, hmacKey, key } = this.#subject;
    if (!this.#load(pageNumber)) return null;
    if (hmacKey !== null && !pageHmacMatches(profile, this.#encrypted, pageNumber, hmacKey)) return null;
    return decryptPage(profile, this.#encrypted, pageNumber, key);
  }

  #load(pageNumber: number): boolean {
    if (!Number.isInteger(pageNumber) || pageNumber < 1 || pageNumber > this.pageCount) return false;
    return this.#file.read(this.#encrypted, (pageNumber - 1) * this.pageBytes) === this.pageBytes;
  }

  close(): void {
    this.#file.close();
  }
}
