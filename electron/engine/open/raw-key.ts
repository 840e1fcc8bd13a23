import { keyBytes } from '#shared/archive-format/constants.ts';
import { fromHex } from '#shared/archive-format/text-bytes.ts';
import { fail } from '#shared/contract/failure.ts';

/**
 * Reads a raw key as people have it: 64 hex digits of key, or 96 with the salt behind them, with or without x'…' and spaces around.
 * Throws `usage` for anything else.
 */
export function readRawKey(text: string): { readonly key: Uint8Array; readonly salt: Uint8Array | null } {
  const trimmed = text.trim();
  const hex = (/^x'(.*)'$/i.exec(trimmed)?.[1] ?? trimmed).toLowerCase();
  if (!/^(?:[0-9a-f]{64}|[0-9a-f]{96})$/.test(hex)) {
    throw fail('usage', 'A raw key is 64 hex digits, or 96 with the salt behind them.');
  }
  const bytes = fromHex(hex);
  return {
    key: bytes.slice(0, keyBytes),
    salt: bytes.length > keyBytes ? bytes.slice(keyBytes) : null,
  };
}
