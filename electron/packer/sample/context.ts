import type { Company } from './company.ts';
import type { FilingCabinet } from './filing.ts';
import type { Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import type { Records } from './records.ts';
import type { Relations } from './relations.ts';
import type { Scale } from './sizes.ts';

/** What every part of the simulated company works with. */
export interface Context {
  readonly scale: Scale;
  readonly random: Random;
  readonly records: Records;
  readonly ledger: Ledger;
  readonly company: Company;
  readonly relations: Relations;
  readonly cabinet: FilingCabinet;
}
