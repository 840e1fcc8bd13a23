import { describe, expect, it, vi } from 'vitest';
import type { EngineConnection } from '../../../renderer/app/engine-connection.ts';
import type { ArchiveSession } from '../../../renderer/app/session-context.ts';
import { parseAction } from '../../../renderer/features/search/panel-action.ts';
import { fetchPreview } from '../../../renderer/features/search/preview.ts';
import { keepSearch, recentSearches } from '../../../renderer/features/search/recent-searches.ts';

import { shortenLead } from '../../../renderer/features/search/shorten-lead.ts';

const hit = (kind: string, recordId: number) => ({
  kind,
  recordId,
  title: `${kind} ${recordId}`,
  date: null,
  amountCents: null,
  snippet: [],
});

/** An engine with so many hits of each kind, which answers kind by kind as the real one does. */
function engineWith(kinds: Readonly<Record<string, number>>) {
  const all = Object.entries(kinds).flatMap(([kind, total]) =>
    Array.from({ length: total }, (_, index) => hit(kind, index + 1)),
  );
  return vi.fn(async (_method: string, input: { kind?: string; limit: number }) => ({
    understood: [],
    total: all.length,
    totalIsExact: true,
    byKind: Object.entries(kinds).map(([kind, total]) => ({ kind, total, exact: true })),
    hits: all.filter(({ kind }) => input.kind === undefined || kind === input.kind).slice(0, input.limit),
  }));
}

const preview = (call: ReturnType<typeof engineWith>) =>
  fetchPreview(call as unknown as EngineConnection['call'], 'x', {}, new AbortController().signal);

describe('fetchPreview', () => {
  it('has hits of every kind, also of those behind the first answer', async () => {
    const call = engineWith({ relation: 1, invoice: 30, document: 2, journal_line: 400 });
    const { sections, total } = await preview(call);
    expect(total).toBe(433);
    expect(sections.map(({ kind, total: all, hits }) => [kind, all, hits.length])).toEqual([
      ['relation', 1, 1],
      ['invoice', 30, 3],
      ['document', 2, 2],
      ['journal_line', 400, 3],
    ]);
    // Relations and invoices were in the first answer.
    expect(call).toHaveBeenCalledTimes(3);
  });

  it('asks once where there is one kind', async () => {
    const call = engineWith({ invoice: 30 });
    expect((await preview(call)).sections[0]?.hits).toHaveLength(12);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('has no sections where nothing is found', async () => {
    expect((await preview(engineWith({}))).sections).toEqual([]);
  });
});

describe('shortenLead', () => {
  const snippet = [
    { text: 'een lang begin van de regel tot ', hit: false },
    { text: 'Tankstation', hit: true },
    { text: ' en verder', hit: false },
  ];

  it('keeps the words next to the hit, and the hit itself', () => {
    const [lead, ...rest] = shortenLead(snippet, 14);
    expect(lead).toEqual({ text: '… de regel tot ', hit: false });
    expect(rest).toEqual(snippet.slice(1));
  });

  it('cuts a word that is longer than the lead, whatever pieces the lead comes in', () => {
    const [lead, next] = shortenLead(
      [
        { text: '… ', hit: false },
        { text: 'administratie@tuincentrum-de-linde.example ', hit: false },
        { text: 'Factuur', hit: true },
      ],
      24,
    );
    expect(lead).toEqual({ text: '… entrum-de-linde.example ', hit: false });
    expect(next).toEqual({ text: 'Factuur', hit: true });
  });

  it('leaves alone what is short, begins with a hit, or has none', () => {
    expect(shortenLead(snippet, 100)).toBe(snippet);
    expect(shortenLead(snippet.slice(1), 5)).toEqual(snippet.slice(1));
    expect(shortenLead(snippet.slice(0, 1), 5)).toEqual(snippet.slice(0, 1));
    expect(shortenLead([], 5)).toEqual([]);
  });
});

describe('entries of the panel', () => {
  it('are told apart by keys that can stand in an id', () => {
    const recent = ['een twee', '"drie"'];
    const saved = [{ text: 'hout', kind: 'invoice' }];
    expect(parseAction('recent:1', recent, saved)).toEqual({ kind: 'recent', text: '"drie"' });
    expect(parseAction('recent:7', recent, saved)).toBeNull();
    expect(parseAction('saved:0', recent, saved)).toEqual({ kind: 'saved', search: saved[0] });
    expect(parseAction('saved:1', recent, saved)).toBeNull();
    expect(parseAction('record:journal_line:-3', recent, saved)).toEqual({
      kind: 'record',
      ref: { table: 'journal_line', id: -3 },
    });
    expect(parseAction('all', recent, saved)).toEqual({ kind: 'all' });
    expect(parseAction('something', recent, saved)).toBeNull();
  });
});

describe('recent searches', () => {
  it('are kept by the session alone, the latest first, without those that only were on the way', () => {
    const session = {} as ArchiveSession;
    const other = {} as ArchiveSession;
    for (const text of ['linde', '  ', 'tank', 'tank benzine', 'linde ']) keepSearch(session, text);
    expect(recentSearches(session)).toEqual(['linde', 'tank benzine']);
    expect(recentSearches(other)).toEqual([]);
  });

  it('are not more than a handful', () => {
    const session = {} as ArchiveSession;
    for (let number = 0; number < 30; number++) keepSearch(session, `zoek${number}`);
    expect(recentSearches(session)).toHaveLength(8);
    expect(recentSearches(session)[0]).toBe('zoek29');
  });
});
