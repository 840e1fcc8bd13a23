/**
 * The one spelling of a JSON value by RFC 8785: object keys by UTF-16 code unit, no spaces, numbers and strings as ECMAScript
 * prints them. Throws TypeError for what JSON cannot carry (undefined, functions, numbers that are not finite, lone surrogates).
 */
export function canonicalJson(value: unknown): string {
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
      return Array.isArray(value) ? arrayOf(value) : objectOf(value);
    default:
      throw new TypeError(`a value of type ${typeof value} has no canonical JSON`);
  }
}

function arrayOf(items: readonly unknown[]): string {
  return `[${items.map(canonicalJson).join(',')}]`;
}

function objectOf(value: object): string {
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`).join(',')}}`;
}
