import type { listMethods } from '#shared/contract/lists.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { measureByPages } from './amount-measures.ts';
import type { ListEngine } from './list-engine.ts';

/** The list methods of the engine's contract. `current` throws `locked` where nothing is open. */
export function createListHandlers(current: () => ListEngine): Handlers<typeof listMethods> {
  return {
    'lists.columns': ({ source }) => {
      const { columns, defaultSort } = current().list(source);
      return { columns, defaultSort };
    },
    'lists.rows': async ({ query, offset, limit }, { signal }) => ({
      rows: await current().list(query.source).rows(query, offset, limit, signal),
    }),
    'lists.totals': ({ query }, { signal }) => current().list(query.source).totals(query, signal),
    'lists.measure': ({ query, first, last, columns }, { signal }) => {
      const list = current().list(query.source);
      const rows = { first, last, columns };
      return list.measure?.(query, rows, signal) ?? measureByPages(list, query, rows, signal);
    },
    'lists.groups': ({ query }, { signal }) => current().list(query.source).groups(query, signal),
    'lists.locate': async ({ query, ref }, { signal }) => ({
      offset: await current().list(query.source).locate(query, ref, signal),
    }),
    'lists.find': ({ query, terms, from, backward, limit }, { signal, report }) =>
      current().list(query.source).find(query, { terms, from, backward, limit }, report, signal),
    'lists.values': ({ query, column, limit }, { signal }) =>
      current().list(query.source).values(query, column, limit, signal),
  };
}
