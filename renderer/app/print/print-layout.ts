import type { PrintTable } from './printout.ts';

/** A column's place in a printed table: its index, how narrow it may become, and whether its texts stay on one line. */
export interface PlacedColumn {
  readonly index: number;
  readonly minimumEm: number;
  readonly isUnbroken: boolean;
}

/** How a table is laid on A4. */
export interface PrintLayout {
  readonly isLandscape: boolean;
  readonly fontPt: number;
  /** Columns that do not fit beside the others follow in a table of their own, with the first column again to tell the rows. */
  readonly parts: readonly (readonly PlacedColumn[])[];
}

/** What is left of A4 between the margins, with a little air. */
const portraitPt = 505;
const landscapePt = 750;
/** From what reads like a book to what can still be read; below that, columns go on to a table of their own. */
const fontsPt = [8.5, 7.5, 6.5] as const;

/** An average letter and a figure, with the space around a cell, in parts of the font's size. */
const letterEm = 0.52;
const figureEm = 0.57;
const paddingEm = 1.2;
/** A text longer than this is rather broken over lines than given all of the width. */
const mostWantedLetters = 30;
/** A word longer than this is broken; a column of nothing longer, e.g. dates and numbers of entries, is not broken at all. */
const mostUnbrokenLetters = 14;

/** How a table fits on paper without anything being cut: upright, lying, smaller, or in parts. */
export function layOut({ columns, rows }: PrintTable): PrintLayout {
  const widths = columns.map(({ label, isFigure }, index) => {
    const texts = rows.flatMap(({ kind, cells }) =>
      kind === 'note' || (kind !== 'row' && !isFigure) ? [] : (cells[index] ?? ''),
    );
    const heading = longestWord(label) * letterEm * 1.08;
    const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
    const word = texts.reduce((most, text) => Math.max(most, longestWord(text)), 0);
    const isUnbroken = isFigure || longest <= mostUnbrokenLetters;
    const minimum = isUnbroken ? longest * figureEm : Math.min(word, mostUnbrokenLetters) * letterEm;
    const wanted = isUnbroken ? minimum : Math.min(longest, mostWantedLetters) * letterEm;
    return {
      index,
      isUnbroken,
      minimumEm: Math.max(minimum, heading) + paddingEm,
      wantedEm: Math.max(wanted, minimum, heading) + paddingEm,
    };
  });
  const sum = (of: 'minimumEm' | 'wantedEm') => widths.reduce((total, width) => total + width[of], 0);
  const uprightPt = fontsPt.slice(0, 2).find((size) => sum('wantedEm') * size <= portraitPt);
  if (uprightPt !== undefined) return { isLandscape: false, fontPt: uprightPt, parts: [widths] };
  const fontPt = fontsPt.find((size) => sum('minimumEm') * size <= landscapePt);
  if (fontPt !== undefined) return { isLandscape: true, fontPt, parts: [widths] };
  const smallest = fontsPt[2];
  return { isLandscape: true, fontPt: smallest, parts: inParts(widths, landscapePt / smallest) };
}

function inParts(widths: readonly PlacedColumn[], availableEm: number): PlacedColumn[][] {
  const [first, ...others] = widths;
  if (first === undefined) return [[]];
  const parts: PlacedColumn[][] = [];
  let part = [first];
  let leftEm = availableEm - first.minimumEm;
  for (const column of others) {
    if (column.minimumEm > leftEm && part.length > 1) {
      parts.push(part);
      part = [first];
      leftEm = availableEm - first.minimumEm;
    }
    part.push(column);
    leftEm -= column.minimumEm;
  }
  return [...parts, part];
}

function longestWord(text: string): number {
  return text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
}
