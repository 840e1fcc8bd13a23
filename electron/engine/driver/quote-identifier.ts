/** An identifier of a file as SQL text; the one place where a name that comes from an archive enters a statement. */
export function quoteIdentifier(name: string): string {
  // SQLite ends a statement's text at NUL, so such a name could never be named whole.
  if (name.includes('\u0000')) throw new RangeError('an identifier with a NUL character cannot be quoted');
  return `"${name.replaceAll('"', '""')}"`;
}
