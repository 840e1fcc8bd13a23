import { schemaSql } from '#shared/archive-format/schema.ts';
import { schemaDigest } from '#shared/archive-format/schema-digest.ts';
import { splitStatements } from '#shared/archive-format/sql-statements.ts';
import { sha256 } from '../../crypto/sha256.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { CheckReport } from '../check-outcome.ts';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** The full-text index's own tables and what SQLite makes by itself have statements that are not the format's. */
const ownedBySqlite = /^(?:sqlite_|search_(?:data|idx|docsize|config|content)$)/;

/** The schema, statement by statement, against the format's and against the digest in the manifest (null: none). */
export function checkSchema(db: ReadOnlyDatabase, report: CheckReport, manifestDigest: string | null): void {
  const rows = db.prepare<SchemaRow>('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
  report.looked(rows.length);
  const actual = new Map(rows.map((row) => [row.name, row]));
  const expected = new Map(splitStatements(schemaSql).map((sql) => [nameOf(sql), sql]));
  for (const [name, sql] of expected) {
    const row = actual.get(name);
    if (row === undefined) {
      report.find('schema_object_missing', `${name}, a part of the format, is not in the archive.`, {
        table: name,
        details: { name },
      });
    } else if (row.sql !== sql) {
      report.find('schema_object_differs', `${name} is not as the format defines it.`, {
        table: name,
        details: { name },
      });
    }
  }
  for (const { type, name } of rows) {
    if (expected.has(name) || ownedBySqlite.test(name)) continue;
    if (type === 'table') {
      report.find(
        'table_not_covered',
        `The table ${name} is not part of the format: the hash tree does not cover it.`,
        {
          table: name,
          details: { name },
        },
      );
    } else {
      report.find(
        'schema_object_unknown',
        `The ${type} ${name} is not part of the format; it is never run.`,
        {
          details: { type, name },
        },
      );
    }
  }
  const digest = schemaDigest(rows, sha256);
  if (manifestDigest !== null && digest !== manifestDigest) {
    report.find('schema_digest_differs', 'The schema is not the one that the manifest states.', {
      details: { sha256: digest, manifestSha256: manifestDigest },
    });
  }
}

function nameOf(statement: string): string {
  const name = /^CREATE (?:VIRTUAL )?(?:TABLE|INDEX) (\w+)/.exec(statement)?.[1];
  if (name === undefined) throw new Error(`the format's schema has an unexpected statement: ${statement}`);
  return name;
}
