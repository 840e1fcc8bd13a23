import { basename } from 'node:path';
import type { Oddities } from '../oddities.ts';
import type { ArchiveBooks } from './archive-books.ts';
import type { AuditfileEncoding } from './auditfile-encoding.ts';
import { detectEncoding } from './auditfile-encoding.ts';
import { AuditfileImport } from './auditfile-import.ts';
import { readAuditfile } from './read-auditfile.ts';

/**
 * Reads one auditfile (XAF 3.1, 3.2 or 4.0) into the books. What real packages write against the format is tolerated and noted in
 * `oddities`. Throws `bad_auditfile` and `not_readable`.
 */
export async function importAuditfile(
  path: string,
  books: ArchiveBooks,
  oddities: Oddities,
  onCharacters: (characters: number) => void = () => undefined,
): Promise<void> {
  const encoding = await detectEncoding(path);
  const file = basename(path);
  noteEncoding(file, encoding, oddities);
  const sink = new AuditfileImport(path, books, oddities);
  await readAuditfile(path, encoding, sink, onCharacters);
  sink.end();
}

const sameAsWindows1252: ReadonlySet<string> = new Set([
  'iso-8859-1',
  'iso-8859-15',
  'windows-1252',
  'cp1252',
]);

function noteEncoding(file: string, { label, declared }: AuditfileEncoding, oddities: Oddities): void {
  const expected = declared ?? 'utf-8';
  const isAsDeclared =
    label === expected ||
    (label.startsWith('utf-16') && expected === 'utf-16') ||
    (label === 'windows-1252' && sameAsWindows1252.has(expected)) ||
    // Plain ASCII is every one of these; only what is not would be an oddity, and then it is not valid UTF-8.
    (label === 'utf-8' && (expected === 'us-ascii' || sameAsWindows1252.has(expected)));
  if (isAsDeclared) return;
  oddities.note(
    file,
    'encoding_not_as_declared',
    `the bytes are not ${declared ?? 'UTF-8, which no declaration means'}; they were read as ${label}`,
  );
}
