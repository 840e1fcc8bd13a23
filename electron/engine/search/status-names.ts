import { foldText } from '#shared/domain/fold-text.ts';

/** What people call the statuses of a document, in both languages, folded; a status is also found by its own name. */
const statusNames: Readonly<Record<string, readonly string[]>> = {
  in_queue: ['in de wachtrij', 'wachtrij'],
  analysing: ['wordt herkend', 'being recognised'],
  processing: ['in verwerking', 'verwerking'],
  ready_for_review: ['klaar voor controle', 'controle', 'review'],
  waiting_for_authorisation: ['wacht op autorisatie', 'wacht op fiattering', 'te autoriseren'],
  partially_authorised: ['deels geautoriseerd', 'partly authorised'],
  waiting_for_confirmation: ['wacht op bevestiging'],
  queued_for_export: ['wacht op export', 'waiting for export'],
  exported: ['geexporteerd', 'verwerkt'],
  export_failed: ['export mislukt', 'mislukt', 'failed'],
  archived: ['gearchiveerd'],
  rejected: ['afgewezen', 'afgekeurd'],
  deleted: ['verwijderd'],
};

/** The statuses that a text names: its own name, else all whose names begin with it; where none does, the text itself. */
export function statusesNamed(text: string): readonly string[] {
  const folded = plain(text);
  const named = Object.entries(statusNames).map(([status, names]) => ({
    status,
    names: [plain(status), ...names],
  }));
  const exact = named.filter(({ names }) => names.includes(folded));
  const found =
    exact.length > 0 ? exact : named.filter(({ names }) => names.some((name) => name.startsWith(folded)));
  return found.length > 0 ? found.map(({ status }) => status) : [text];
}

function plain(text: string): string {
  return foldText(text)
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
