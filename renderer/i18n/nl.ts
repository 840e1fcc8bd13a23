import type { Catalogue } from './en.ts';
import { about } from './nl/about.ts';
import { codes } from './nl/codes.ts';
import { columns } from './nl/columns.ts';
import { failure } from './nl/failure.ts';
import { findings } from './nl/findings.ts';
import { inspector } from './nl/inspector.ts';
import { lists } from './nl/lists.ts';
import { overview } from './nl/overview.ts';
import { preferences } from './nl/preferences.ts';
import { proof } from './nl/proof.ts';
import { retention } from './nl/retention.ts';
import { search } from './nl/search.ts';
import { start } from './nl/start.ts';
import { tables } from './nl/tables.ts';
import { ui } from './nl/ui.ts';
import { unlock } from './nl/unlock.ts';
import { verification } from './nl/verification.ts';
import { viewer } from './nl/viewer.ts';
import { workspace } from './nl/workspace.ts';
import type { Translation } from './translation.ts';

/** All Dutch texts. */
export const nl: Translation<Catalogue> = {
  about,
  codes,
  columns,
  failure,
  findings,
  inspector,
  lists,
  overview,
  preferences,
  proof,
  retention,
  search,
  start,
  tables,
  ui,
  unlock,
  verification,
  viewer,
  workspace,
};
