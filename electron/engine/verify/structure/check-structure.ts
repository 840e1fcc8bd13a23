import { type CheckOutcome, makeCheck } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';
import { checkReferences } from './check-references.ts';
import { checkSchema } from './check-schema.ts';
import { checkSearchIndex } from './check-search-index.ts';
import { checkSearchSamples } from './check-search-samples.ts';
import { checkSettings, type SettingsInput } from './check-settings.ts';

/** What the structure checks need to know of the archive. */
export interface StructureInput extends SettingsInput {
  /** The manifest's schema digest; null without a manifest. */
  readonly schemaSha256: string | null;
}

/** The checks of layer 2 that are one query or a few each. Advances by one for each check. */
export function checkStructure(input: StructureInput, { database, advance }: TaskContext): CheckOutcome[] {
  const db = database();
  const checks: (() => CheckOutcome)[] = [
    () =>
      makeCheck(
        'format_settings',
        (report) => checkSettings(db, report, input),
        () => db,
      ),
    () =>
      makeCheck(
        'references',
        (report) => checkReferences(db, report),
        () => db,
      ),
  ];
  const ofArchives: (() => CheckOutcome)[] = [
    () =>
      makeCheck(
        'schema',
        (report) => checkSchema(db, report, input.schemaSha256),
        () => db,
      ),
    () =>
      makeCheck(
        'search_index',
        (report) => checkSearchIndex(db, report),
        () => db,
      ),
    () =>
      makeCheck(
        'search_samples',
        (report) => checkSearchSamples(db, report),
        () => db,
      ),
  ];
  if (!input.isForeign) checks.push(...ofArchives);
  return checks.map((check) => {
    const outcome = check();
    advance(1);
    return outcome;
  });
}
