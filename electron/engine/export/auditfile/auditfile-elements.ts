import type { AuditfileNote, AuditfileNoteCode } from '#shared/contract/exports.ts';

/** What is none of the characters that XML 1.0 can hold (section 2.2); a lone surrogate is one. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** How the schema writes dates. */
export const date = /^\d{4}-\d{2}-\d{2}$/;

/** The length of a code by which records refer to each other (`IdentificationString35` of the schema). */
export const codeCharacters = 35;

/**
 * Writes the elements of an auditfile and counts what they could not say as the archive has it. Texts longer than their field are cut;
 * codes never are, for two that are cut alike would become one.
 */
export class AuditfileElements {
  readonly #counts = new Map<string, { code: AuditfileNoteCode; element: string; count: number }>();

  /** What was counted, in the order in which it was met. */
  get notes(): AuditfileNote[] {
    return [...this.#counts.values()].map((note) => ({ ...note }));
  }

  note(code: AuditfileNoteCode, element: string, count = 1): void {
    if (count === 0) return;
    const key = `${code} ${element}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { code, element, count });
    else known.count += count;
  }

  /** A text of at most `most` characters; nothing where there is none. */
  text(name: string, value: string | null, most = Number.POSITIVE_INFINITY): string {
    if (value === null || value === '') return '';
    if (value.length <= most) return this.#element(name, value);
    const characters = [...value];
    if (characters.length <= most) return this.#element(name, value);
    this.note('text_cut', name);
    return this.#element(name, characters.slice(0, most).join(''));
  }

  /** A text that the schema asks for: the element stands there, empty, where there is none. */
  textOrEmpty(name: string, value: string | null, most?: number): string {
    return this.text(name, value, most) || `<${name}/>`;
  }

  /** A code; nothing where there is none. */
  code(name: string, value: string | null): string {
    if (value !== null && value.length > codeCharacters) this.note('value_not_allowed', name);
    return this.text(name, value);
  }

  /** A code that the schema asks for. */
  codeOrEmpty(name: string, value: string | null): string {
    return this.code(name, value) || `<${name}/>`;
  }

  /** A value that has to look as the schema says; written as it is where it does not, and counted. */
  value(name: string, value: string | null, allowed: RegExp): string {
    if (value !== null && value !== '' && !allowed.test(value)) this.note('value_not_allowed', name);
    return this.text(name, value);
  }

  /** The same where the schema asks for it: what is missing is counted. */
  required(name: string, value: string | null, allowed: RegExp): string {
    if (value === null || value === '') this.note('value_missing', name);
    return this.value(name, value, allowed);
  }

  /** An element around others; nothing where they are nothing. */
  group(name: string, ...children: readonly string[]): string {
    const inner = children.join('');
    return inner === '' ? '' : `<${name}>${inner}</${name}>`;
  }

  #element(name: string, value: string): string {
    const possible = value.replace(forbidden, () => {
      this.note('character_replaced', name);
      return '\ufffd';
    });
    const escaped = possible
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // A reader turns a bare one into a line feed (XML 1.0, section 2.11).
      .replaceAll('\r', '&#13;');
    return `<${name}>${escaped}</${name}>`;
  }
}
