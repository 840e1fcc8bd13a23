import { type ListSearch, validateListSearch } from './list-search.ts';

/** What the list of VAT lines has in its URL besides a list's own: the box or code, and the period. */
export interface VatSearch extends ListSearch {
  /** Empty for lines that go into no box. */
  readonly box?: string | undefined;
  /** The VAT code's id. */
  readonly code?: number | undefined;
  /** YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const date = /^\d{4}-\d{2}-\d{2}$/;

/** Keeps what fits of the parameters of the list of VAT lines. */
export function validateVatSearch(search: Record<string, unknown>): VatSearch {
  const { box, code, from, until } = search;
  return {
    ...validateListSearch(search),
    ...(typeof box === 'string' ? { box } : {}),
    ...(typeof code === 'number' && Number.isSafeInteger(code) ? { code } : {}),
    ...(typeof from === 'string' && date.test(from) ? { from } : {}),
    ...(typeof until === 'string' && date.test(until) ? { until } : {}),
  };
}
