import { foldText } from '#shared/domain/fold-text.ts';

/** A run of text as the PDF library gives it. */
export interface TextRun {
  readonly str: string;
  /** The line ends behind it. */
  readonly hasEOL: boolean;
}

/** A place in a page's text: which run, and how far in it. */
export interface TextPlace {
  readonly run: number;
  readonly offset: number;
}

/** Where a match stands on its page; `end` is behind its last letter. */
export interface TextMatch {
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** A page's text for finding: folded, with the way back from each folded letter to where it stands. */
export interface PageText {
  readonly folded: string;
  readonly runs: Uint32Array;
  readonly offsets: Uint32Array;
}

/** Folds the runs of a page into one text; a line's end and every row of blanks is one blank. */
export function foldPage(runs: readonly TextRun[]): PageText {
  const parts: string[] = [];
  const runOf: number[] = [];
  const offsetOf: number[] = [];
  let endsBlank = true;
  const add = (letters: string, run: number, offset: number) => {
    for (const letter of letters) {
      const isBlank = letter.trim() === '';
      if (isBlank && endsBlank) continue;
      endsBlank = isBlank;
      const kept = isBlank ? ' ' : letter;
      parts.push(kept);
      for (let unit = 0; unit < kept.length; unit++) {
        runOf.push(run);
        offsetOf.push(offset);
      }
    }
  };
  for (const [run, { str, hasEOL }] of runs.entries()) {
    let offset = 0;
    for (const letter of str) {
      add(foldText(letter), run, offset);
      offset += letter.length;
    }
    if (hasEOL) add(' ', run, str.length);
  }
  return { folded: parts.join(''), runs: Uint32Array.from(runOf), offsets: Uint32Array.from(offsetOf) };
}

/** The query as it is looked for: folded, its blanks as in `foldPage`. Empty where there is nothing to look for. */
export function foldQuery(query: string): string {
  return foldText(query).trim().replace(/\s+/g, ' ');
}

/** Where the folded query stands on a page, from top to bottom, at most `most` times. */
export function findInPage(page: PageText, query: string, most: number): TextMatch[] {
  const matches: TextMatch[] = [];
  if (query === '') return matches;
  let at = page.folded.indexOf(query);
  while (at >= 0 && matches.length < most) {
    const last = at + query.length - 1;
    matches.push({
      start: { run: page.runs[at] ?? 0, offset: page.offsets[at] ?? 0 },
      end: { run: page.runs[last] ?? 0, offset: (page.offsets[last] ?? 0) + 1 },
    });
    at = page.folded.indexOf(query, at + query.length);
  }
  return matches;
}
