import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openReadOnly, type ReadOnlyDatabase } from '#engine/driver/read-only-database.ts';
import type { SqlValue } from '#engine/driver/statement.ts';
import type { SampleOddity } from '#packer/sample/oddities.ts';
import { type Scale, scales } from '#packer/sample/sizes.ts';
import { type WriteSampleOptions, type WrittenSample, writeSample } from '#packer/sample/write-sample.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';

/** As finely kept as the small sample, over three years, one of them a leap year: for what can only be seen between years. */
export const threeYears: Scale = {
  ...scales.small,
  firstYear: 2023,
  lastYear: 2025,
  documents: 480,
  shops: 2,
  statements: 'week',
};

/** The large sample has ten minutes to be written in. */
const longestWriteMs = 600_000;

/** A sample that a file of tests shares. */
export class SharedSample {
  readonly folder = mkdtempSync(join(tmpdir(), 'sbqa-sample-'));
  #written: WrittenSample | undefined;
  #database: ReadOnlyDatabase | undefined;

  constructor(size: WriteSampleOptions['size'], seed: number) {
    beforeAll(async () => {
      this.#written = await writeSample({ size, seed, out: join(this.folder, 'sample.sbqa') });
      this.#database = openReadOnly(this.#written.path, { version: 4, passphrase: SAMPLE_PASSPHRASE });
    }, longestWriteMs);
    afterAll(() => {
      this.#database?.close();
      rmSync(this.folder, { recursive: true, force: true });
    });
  }

  get written(): WrittenSample {
    if (this.#written === undefined) throw new Error('the sample is not written yet');
    return this.#written;
  }

  /** The only oddity of a type. */
  oddity<Type extends SampleOddity['type']>(type: Type): Extract<SampleOddity, { type: Type }> {
    const found = this.written.oddities.filter(
      (each): each is Extract<SampleOddity, { type: Type }> => each.type === type,
    );
    const [oddity] = found;
    if (oddity === undefined || found.length > 1) throw new Error(`${found.length} oddities are ${type}`);
    return oddity;
  }

  /** All rows of a query, as arrays of cells. */
  rows(sql: string, ...values: SqlValue[]): SqlValue[][] {
    if (this.#database === undefined) throw new Error('the sample is not open yet');
    return this.#database.prepare<SqlValue[]>(sql, { raw: true }).all(...values);
  }

  /** The first cell of every row. */
  cells(sql: string, ...values: SqlValue[]): (SqlValue | undefined)[] {
    return this.rows(sql, ...values).map(([cell]) => cell);
  }
}
