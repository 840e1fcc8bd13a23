/**
 * The one spelling of a JSON value by RFC 8785: object keys by UTF-16 code unit, no spaces, numbers and strings as ECMAScript
 * prints them. Throws TypeError for what JSON cannot carry (undefined, functions, numbers that are not finite, lone surrogates), and for
 * what is nested deeper than `deepest`: nothing of the format is, and a text made to attack would exhaust the stack.
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0);
}

const deepest = 200;

function written(value: unknown, depth: number): string {
  if (depth > deepest) throw new TypeError('what is nested this deep has no canonical JSON here');
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new TypeError('a text with a lone surrogate has no canonical JSON');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? arrayOf(value, depth + 1) : objectOf(value, depth + 1);
    default:
      throw new TypeError(`a value of type ${typeof value} has no canonical JSON`);
  }
}

function arrayOf(items: readonly unknown[], depth: number): string {
  return `[${items.map((item) => written(item, depth)).join(',')}]`;
}

function objectOf(value: object, depth: number): string {
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${written(key, depth)}:${written(member, depth)}`).join(',')}}`;
}
