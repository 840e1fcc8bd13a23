import { codes } from '#shared/words/nl/codes.ts';
import { columns } from '#shared/words/nl/columns.ts';
import { findings } from '#shared/words/nl/findings.ts';
import { lookups } from '#shared/words/nl/lookups.ts';
import { tables } from '#shared/words/nl/tables.ts';
import type { Translation } from '#shared/words/translation.ts';
import type { Catalogue } from './en.ts';
import { about } from './nl/about.ts';
import { appointments } from './nl/appointments.ts';
import { consultationLog } from './nl/consultation-log.ts';
import { data } from './nl/data.ts';
import { failure } from './nl/failure.ts';
import { inspection } from './nl/inspection.ts';
import { inspector } from './nl/inspector.ts';
import { lists } from './nl/lists.ts';
import { openItems } from './nl/open-items.ts';
import { overview } from './nl/overview.ts';
import { preferences } from './nl/preferences.ts';
import { print } from './nl/print.ts';
import { proof } from './nl/proof.ts';
import { retention } from './nl/retention.ts';
import { search } from './nl/search.ts';
import { start } from './nl/start.ts';
import { statements } from './nl/statements.ts';
import { ui } from './nl/ui.ts';
import { unlock } from './nl/unlock.ts';
import { vat } from './nl/vat.ts';
import { verification } from './nl/verification.ts';
import { viewer } from './nl/viewer.ts';
import { workspace } from './nl/workspace.ts';

/** All Dutch texts. */
export const nl: Translation<Catalogue> = {
  about,
  appointments,
  codes,
  columns,
  consultationLog,
  data,
  failure,
  findings,
  inspection,
  inspector,
  lists,
  lookups,
  openItems,
  overview,
  preferences,
  print,
  proof,
  retention,
  search,
  start,
  statements,
  tables,
  ui,
  unlock,
  vat,
  verification,
  viewer,
  workspace,
};
