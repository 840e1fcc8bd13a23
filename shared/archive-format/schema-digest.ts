import type { Sha256 } from './sha256.ts';
import { compareAsBytes, toHex, utf8 } from './text-bytes.ts';

/** A row of `sqlite_schema`: the object's name and the statement that made it, null for what SQLite made by itself. */
export interface SchemaObject {
  readonly name: string;
  readonly sql: string | null;
}

const ftsShadowNames: ReadonlySet<string> = new Set([
  'search_data',
  'search_idx',
  'search_docsize',
  'search_config',
  'search_content',
]);

/** The schema digest of all rows of `sqlite_schema`, in any order, as hex (format README, The hash tree). */
export function schemaDigest(objects: Iterable<SchemaObject>, sha256: Sha256): string {
  const statements: string[] = [];
  for (const { name, sql } of objects) {
    if (sql !== null && !name.startsWith('sqlite_') && !ftsShadowNames.has(name)) statements.push(sql);
  }
  return toHex(sha256(utf8(statements.sort(compareAsBytes).join('\n'))));
}
