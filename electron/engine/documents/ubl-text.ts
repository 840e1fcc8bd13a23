/**
 * The text of an XML document of moderate size: a byte order mark decides, then valid UTF-8, then windows-1252, whatever the
 * document declares: it is wrong more often than its bytes are.
 */
export function decodeXmlText(bytes: Uint8Array): string {
  const wide = wideLabel(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** UTF-16, by its mark or by the first `<` without one. */
function wideLabel(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return null;
}
