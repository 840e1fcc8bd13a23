import { describe, expect, it } from 'vitest';
import { sha256 } from '#engine/crypto/sha256.ts';
import { schemaSql } from '#shared/archive-format/schema.ts';
import { schemaDigest } from '#shared/archive-format/schema-digest.ts';
import { splitDefinitions, splitStatements } from '#shared/archive-format/sql-statements.ts';
import { columnNames, columnsOf, coveredTableNames, isCoveredTable } from '#shared/archive-format/tables.ts';
import { compareAsBytes, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

/** What a column definition of the schema says, in the words of `Column`. */
function declaredColumn(definition: string) {
  const [name = '', type = ''] = definition.split(' ');
  const references = /REFERENCES (\w+)/.exec(definition)?.[1];
  const values = /CHECK \(\w+ IN \(([^)]*)\)\)/
    .exec(definition)?.[1]
    ?.split(',')
    .map((value) => value.trim().slice(1, -1));
  const defaultText = /DEFAULT (\S+)/.exec(definition)?.[1];
  return {
    name,
    type,
    nullable: !/NOT NULL|PRIMARY KEY/.test(definition),
    ...(references === undefined ? {} : { references }),
    ...(values === undefined ? {} : { values }),
    ...(defaultText === undefined
      ? {}
      : { defaultValue: defaultText.startsWith("'") ? defaultText.slice(1, -1) : Number(defaultText) }),
  };
}

const tablesOfSchema = splitStatements(schemaSql)
  .map((statement) => ({ statement, name: /^CREATE TABLE (\w+) /.exec(statement)?.[1] ?? '' }))
  .filter(({ name }) => name !== '' && !name.startsWith('archive_'));

describe('schema text', () => {
  it('is schema.sql to the byte', () => {
    expect(toHex(sha256(utf8(schemaSql)))).toBe(vectors.schemaDigest.schemaSqlSha256);
  });

  it('splits into the statements that sqlite_schema keeps, and their digest is the vectors’', () => {
    const statements = splitStatements(schemaSql);
    expect(statements).toHaveLength(vectors.schemaDigest.statements);
    const objects = statements.map((sql) => ({
      name: /^CREATE (?:VIRTUAL )?(?:TABLE|INDEX) (\w+)/.exec(sql)?.[1] ?? '',
      sql,
    }));
    const others = [
      { name: 'sqlite_autoindex_administration_1', sql: null },
      { name: 'sqlite_stat1', sql: 'CREATE TABLE sqlite_stat1(tbl,idx,stat)' },
      { name: 'search_data', sql: 'CREATE TABLE search_data(id INTEGER PRIMARY KEY, block BLOB)' },
    ];
    expect(schemaDigest([...objects.toReversed(), ...others], sha256)).toBe(
      vectors.schemaDigest.schemaSha256,
    );
  });
});

describe('covered tables', () => {
  it('are the vectors’ tables and columns', () => {
    const sorted = coveredTableNames.toSorted(compareAsBytes);
    expect(sorted.map((name) => ({ name, columns: columnNames(name) }))).toEqual(
      vectors.coveredTables.tables,
    );
  });

  it('are declared as the schema declares them', () => {
    expect(tablesOfSchema.map(({ name }) => name)).toEqual(coveredTableNames);
    for (const { name, statement } of tablesOfSchema) {
      if (!isCoveredTable(name)) throw new Error(`${name} is not declared`);
      const fromSchema = splitDefinitions(statement)
        .filter(
          (definition) =>
            !/^(?:UNIQUE|PRIMARY KEY) \(/.test(definition) && !definition.includes('GENERATED ALWAYS'),
        )
        .map(declaredColumn);
      const declared = Object.entries(columnsOf(name)).map(([column, declaration]) => ({
        name: column,
        ...declaration,
      }));
      expect(declared).toEqual(fromSchema);
    }
  });
});
