import type { SavedSearch } from '#shared/contract/search.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { parseRecord, recordParameter } from '../../app/scope.ts';

/** What an entry of the panel does. */
export type PanelAction =
  | { readonly kind: 'recent'; readonly text: string }
  | { readonly kind: 'saved'; readonly search: SavedSearch }
  | { readonly kind: 'all' }
  | { readonly kind: 'record'; readonly ref: RecordRef };

/** The key of an entry, as the list hands it back; part of an element's id, so without spaces or quotes. */
export function recordKey(ref: RecordRef): string {
  return `record:${recordParameter(ref)}`;
}

/** The action behind a key, among the searches that the panel offers; null where it is no entry's. */
export function parseAction(
  key: string,
  recent: readonly string[],
  saved: readonly SavedSearch[],
): PanelAction | null {
  if (key === 'all') return { kind: 'all' };
  const [, name, rest = ''] = /^(record|recent|saved):(.*)$/.exec(key) ?? [];
  if (name === 'recent') {
    const text = recent[Number(rest)];
    return text === undefined ? null : { kind: 'recent', text };
  }
  if (name === 'saved') {
    const search = saved[Number(rest)];
    return search === undefined ? null : { kind: 'saved', search };
  }
  const ref = name === 'record' ? parseRecord(rest) : null;
  return ref === null ? null : { kind: 'record', ref };
}
