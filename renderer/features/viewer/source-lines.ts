/** A long line is cut at this, so that no line is heavier to lay out than a screen of text. */
const longestLine = 2000;

/** A text as lines to show; whether line breaks were put in that the text does not have. */
export interface SourceLines {
  readonly lines: readonly string[];
  readonly isBroken: boolean;
}

/**
 * Cuts a text into lines. XML that was written on one line or nearly so gets a line break between elements; the characters stay as
 * they are.
 */
export function sourceLines(text: string, isXml: boolean): SourceLines {
  const plain = text.split(/\r\n|\r|\n/);
  const isDense = isXml && plain.some((line) => line.length > longestLine);
  const lines = isDense ? plain.flatMap((line) => line.replaceAll('><', '>\n<').split('\n')) : plain;
  return { lines: lines.flatMap(cut), isBroken: isDense };
}

function cut(line: string): string[] {
  if (line.length <= longestLine) return [line];
  return Array.from({ length: Math.ceil(line.length / longestLine) }, (_, index) =>
    line.slice(index * longestLine, (index + 1) * longestLine),
  );
}

/** A piece of a line of XML, to be tinted. */
export interface XmlPiece {
  readonly kind: 'tag' | 'text' | 'value' | 'comment';
  readonly text: string;
}

/** Cuts one line of XML into pieces. It need not be well formed; what is not recognised is text, and nothing is lost. */
export function xmlPieces(line: string): XmlPiece[] {
  const pieces: XmlPiece[] = [];
  const push = (kind: XmlPiece['kind'], text: string) => {
    if (text !== '') pieces.push({ kind, text });
  };
  let at = 0;
  for (const match of line.matchAll(/<!--.*?(?:-->|$)|<[/?!]?[\w:.-][^<>]*>/g)) {
    push('text', line.slice(at, match.index));
    const found = match[0];
    at = match.index + found.length;
    if (found.startsWith('<!--')) push('comment', found);
    else
      for (const part of found.split(/("[^"]*"|'[^']*')/)) push(/^["']/.test(part) ? 'value' : 'tag', part);
  }
  push('text', line.slice(at));
  return pieces;
}
