import { ContractError } from '#shared/contract/failure.ts';
import type { FoundKey } from './find-key.ts';
import type { FileInspection } from './open-archive.ts';

/** A file that ends before the last page of its database. */
export interface Cut {
  readonly fileBytes: number;
  readonly statedBytes: number;
  /** Where the last whole page ends. */
  readonly wholeBytes: number;
  readonly missingPages: number;
}

/** Null where nothing is missing. In WAL mode the log may hold the pages that the file itself lacks, and SQLite says what is missing. */
export function findCut(
  { fileBytes }: Pick<FileInspection, 'fileBytes'>,
  { header, profile }: Pick<FoundKey, 'header' | 'profile'>,
): Cut | null {
  if (header.isWal) return null;
  const { pageBytes } = profile;
  const pages = Math.floor(fileBytes / pageBytes);
  const statedPages = header.pageCount ?? Math.ceil(fileBytes / pageBytes);
  if (pages >= statedPages) return null;
  return {
    fileBytes,
    statedBytes: statedPages * pageBytes,
    wholeBytes: pages * pageBytes,
    missingPages: statedPages - pages,
  };
}

/** `damaged`, `truncated`: the pages that hold the schema are among the missing ones. */
export function cutTooShort({ fileBytes, statedBytes }: Cut, cause: unknown): ContractError {
  const message = `The key is right, but the file is cut short: ${fileBytes} of ${statedBytes} bytes are there, and what names its tables is not.`;
  return new ContractError(
    { code: 'damaged', reason: 'truncated', message, details: { fileBytes, statedBytes } },
    { cause },
  );
}
