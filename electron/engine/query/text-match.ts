import { foldText } from '#shared/domain/fold-text.ts';
import type { SqlFragment } from './row-source.ts';

/** The SQL function that folds text (`foldText`); every connection of the engine has it. */
export const foldFunction = 'sbqa_fold';

/**
 * A condition on text without regard to case and diacritics. SQLite's LIKE does that for ASCII, which is most of any archive, at full
 * speed; only texts with other characters go through the folding function, which costs a call into JavaScript each.
 */
export function textMatches(
  expression: string,
  text: string,
  place: 'whole' | 'start' | 'anywhere',
): SqlFragment {
  const folded = foldText(text);
  const literal = folded.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  const pattern = { whole: literal, start: `${literal}%`, anywhere: `%${literal}%` }[place];
  const foldedText = `${foldFunction}(${expression})`;
  const foldedTest = {
    whole: `${foldedText} = ?`,
    start: `substr(${foldedText}, 1, length(?)) = ?`,
    anywhere: `instr(${foldedText}, ?) > 0`,
  }[place];
  return {
    sql: `(${expression} LIKE ? ESCAPE '\\' OR (octet_length(${expression}) > length(${expression}) AND ${foldedTest}))`,
    params: [pattern, ...(place === 'start' ? [folded, folded] : [folded])],
    joins: [],
  };
}
