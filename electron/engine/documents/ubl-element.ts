import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element of a UBL document by its local name, with its own text and its children. */
export interface UblElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly UblElement[];
  /** The element's own text, trimmed. */
  readonly text: string;
}

/** An XML document that is not well-formed. */
export class MalformedXmlError extends Error {
  override name = 'MalformedXmlError';
}

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: UblElement[];
  text: string;
}

/** Embedded attachments are kept in the tree only where they are asked for; a UBL document without them is small. */
const attachment = 'EmbeddedDocumentBinaryObject';
const deepest = 100;

/**
 * The root element of a document, null where it is not the one wanted; that shows at the first tag, before the rest is read. No entity
 * but XML's own is replaced and nothing outside the text is read. With `attachments`, the text of embedded ones is kept too. Throws
 * MalformedXmlError.
 */
export function readUblTree(
  xml: string,
  isWanted: (name: string, namespace: string) => boolean,
  keeps: 'records' | 'attachments' = 'records',
): UblElement | null {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: OpenElement[] = [];
  let root: UblElement | null = null;
  parser.on('error', (error) => {
    throw new MalformedXmlError(error.message);
  });
  parser.on('opentag', (tag) => {
    if (open.length === 0 && !isWanted(tag.local, tag.uri)) throw new UnwantedRoot();
    if (open.length >= deepest) throw new MalformedXmlError('elements are nested too deep');
    open.push({ name: tag.local, namespace: tag.uri, attributes: attributesOf(tag), children: [], text: '' });
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element === undefined || (element.name === attachment && keeps === 'records')) return;
    element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element === undefined) return;
    const closed = { ...element, text: element.text.trim() };
    const parent = open.at(-1);
    if (parent === undefined) root = closed;
    else parent.children.push(closed);
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof UnwantedRoot) return null;
    throw error;
  }
  return root;
}

class UnwantedRoot extends Error {}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  const attributes = Object.values(tag.attributes);
  if (attributes.length === 0) return noAttributes;
  return new Map(attributes.map(({ local, value }) => [local, value]));
}

/** The elements that a path of local names leads to, from every element of each step. */
export function elementsAt(element: UblElement, ...path: readonly string[]): UblElement[] {
  let found = [element];
  for (const name of path) {
    const next: UblElement[] = [];
    for (const { children } of found) {
      for (const child of children) if (child.name === name) next.push(child);
    }
    found = next;
  }
  return found;
}

/** The first text that a path of local names leads to; null where there is none. */
export function textAt(element: UblElement, ...path: readonly string[]): string | null {
  const text = elementsAt(element, ...path).find((found) => found.text !== '')?.text;
  return text === undefined ? null : text.replace(/\s+/g, ' ');
}
