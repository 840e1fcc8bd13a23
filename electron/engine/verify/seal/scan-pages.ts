import { ByteFile } from '../pages/byte-file.ts';
import { lockPage } from '../pages/lock-page.ts';
import type { TaskContext } from '../worker/task.ts';
import { PageAuthenticator } from './page-authenticator.ts';

/** Pages to check, numbered from 1. */
export interface PageRange {
  readonly firstPage: number;
  readonly pages: number;
}

/** What was found in a range. */
export interface PageScan {
  /** Numbers of the pages that do not carry their HMAC, ascending. */
  readonly damaged: readonly number[];
  /** Whether the range holds the page kept for locks, with something in it. */
  readonly lockPageUsed: boolean;
}

/** Fits the second-level cache, so that a page is hashed from there. */
const chunkBytes = 256 * 1024;

/** Checks the HMAC of every page of a range, free pages included. Advances in bytes. */
export function scanPages(range: PageRange, { subject, advance }: TaskContext): PageScan {
  if (subject.hmacKey === null) throw new RangeError('this format has no page HMACs');
  const authenticator = new PageAuthenticator(subject.profile, subject.hmacKey);
  const file = new ByteFile(subject.filePath);
  try {
    return scanRange(file, authenticator, range, advance);
  } finally {
    file.close();
    authenticator.wipe();
  }
}

/** The scan itself, over any file and key. */
export function scanRange(
  file: ByteFile,
  authenticator: PageAuthenticator,
  { firstPage, pages }: PageRange,
  advance: (bytes: number) => void,
): PageScan {
  const { pageBytes } = authenticator;
  const pagesAtOnce = Math.max(1, Math.floor(chunkBytes / pageBytes));
  const chunk = Buffer.alloc(pagesAtOnce * pageBytes);
  const skipped = lockPage(pageBytes);
  const damaged: number[] = [];
  let lockPageUsed = false;
  for (let done = 0; done < pages; done += pagesAtOnce) {
    const count = Math.min(pagesAtOnce, pages - done);
    const bytes = chunk.subarray(0, count * pageBytes);
    const first = firstPage + done;
    const filled = file.read(bytes, (first - 1) * pageBytes);
    // The file became shorter while it was read: what is missing counts as damaged, not as what the chunk before left behind.
    bytes.fill(0, filled);
    for (let i = 0; i < count; i++) {
      const pageNumber = first + i;
      if (authenticator.matches(chunk, i * pageBytes, pageNumber)) continue;
      if (pageNumber === skipped) lockPageUsed = !isEmpty(bytes.subarray(i * pageBytes, (i + 1) * pageBytes));
      else damaged.push(pageNumber);
    }
    advance(bytes.length);
  }
  return { damaged, lockPageUsed };
}

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
