/** One range of bytes as asked for: from `start` to `end` (exclusive; null to the end), or the last `suffix` bytes. */
export type ByteRange = { readonly start: number; readonly end: number | null } | { readonly suffix: number };

/**
 * Reads a `Range` header (RFC 9110, section 14.2). Null where there is none, or one that may be ignored: several ranges, another unit,
 * or a malformed one.
 */
export function parseByteRange(header: string | null): ByteRange | null {
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '') return last === '' ? null : { suffix: Number(last) };
  if (last !== '' && Number(last) < Number(first)) return null;
  return { start: Number(first), end: last === '' ? null : Number(last) + 1 };
}
