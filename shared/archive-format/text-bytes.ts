const encoder = new TextEncoder();

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Orders two texts by their UTF-8 bytes, as the format sorts names and statements; JavaScript's own order is by UTF-16 unit. */
export function compareAsBytes(a: string, b: string): number {
  const left = utf8(a);
  const right = utf8(b);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const hexDigits = '0123456789abcdef';

/** Lower-case hex, the format's only one. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexDigits.charAt(byte >> 4) + hexDigits.charAt(byte & 15);
  return hex;
}

/** The bytes of lower-case hex. Throws RangeError for anything else, upper case included. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) throw new RangeError('not lower-case hex');
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Standard base64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * The bytes of standard base64 with padding. Throws RangeError for every other spelling of the same bytes (spaces, missing
 * padding, stray low bits), so that one value has one text.
 */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
    throw new RangeError('not base64');
  }
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (toBase64(bytes) !== base64) throw new RangeError('not canonical base64');
  return bytes;
}
