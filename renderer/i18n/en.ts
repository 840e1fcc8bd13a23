import { codes } from '#shared/words/en/codes.ts';
import { columns } from '#shared/words/en/columns.ts';
import { findings } from '#shared/words/en/findings.ts';
import { lookups } from '#shared/words/en/lookups.ts';
import { tables } from '#shared/words/en/tables.ts';
import { about } from './en/about.ts';
import { appointments } from './en/appointments.ts';
import { consultationLog } from './en/consultation-log.ts';
import { data } from './en/data.ts';
import { failure } from './en/failure.ts';
import { inspection } from './en/inspection.ts';
import { inspector } from './en/inspector.ts';
import { lists } from './en/lists.ts';
import { openItems } from './en/open-items.ts';
import { overview } from './en/overview.ts';
import { preferences } from './en/preferences.ts';
import { print } from './en/print.ts';
import { proof } from './en/proof.ts';
import { retention } from './en/retention.ts';
import { search } from './en/search.ts';
import { start } from './en/start.ts';
import { statements } from './en/statements.ts';
import { ui } from './en/ui.ts';
import { unlock } from './en/unlock.ts';
import { vat } from './en/vat.ts';
import { verification } from './en/verification.ts';
import { viewer } from './en/viewer.ts';
import { workspace } from './en/workspace.ts';

/** All English texts, a namespace for each part of the window; the measure for the Dutch ones. */
export const en = {
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
} as const;
export type Catalogue = typeof en;
export type Namespace = keyof Catalogue;
