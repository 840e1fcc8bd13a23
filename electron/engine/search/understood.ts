import { isExcludedTerm, type SearchTerm, writtenTerm } from '#shared/domain/search-query.ts';
import type { SearchAnswer } from './search-handlers.ts';

/** How the terms of a text are told back to the user, each with the text that is left without it. */
export function understoodOf(terms: readonly SearchTerm[]): SearchAnswer['understood'] {
  return terms.map((term) => ({
    ...reading(term),
    isExcluded: isExcludedTerm(term),
    without: terms
      .filter((other) => other !== term)
      .map(writtenTerm)
      .join(' '),
  }));
}

function reading(term: SearchTerm): Pick<SearchAnswer['understood'][number], 'as' | 'text'> {
  if (term.kind === 'word') return { as: 'words', text: term.text };
  if (term.kind === 'operator') return { as: term.operator, text: term.value };
  if (term.kind === 'amount_range') return { as: 'amount', text: behindColon(term.text) };
  if (term.kind === 'date_range') return { as: 'date', text: behindColon(term.text) };
  return { as: term.kind, text: term.text };
}

/** What stands behind the operator, which the reading names already. */
function behindColon(text: string): string {
  return text.replace(/^\p{L}+:/u, '');
}
