import type { SearchTerm } from '#shared/domain/search-query.ts';
import type { SearchAnswer } from './search-handlers.ts';

/** How the terms of a text are told back to the user. */
export function understoodOf(terms: readonly SearchTerm[]): SearchAnswer['understood'] {
  return terms.map((term) => {
    if (term.kind === 'word' || term.kind === 'operator') return { as: 'words', text: term.text };
    if (term.kind === 'amount_range') return { as: 'amount', text: term.text };
    if (term.kind === 'date_range') return { as: 'date', text: term.text };
    return { as: term.kind, text: term.text };
  });
}
