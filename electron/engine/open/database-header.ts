/** The fields of SQLite's database header (sqlite.org/fileformat2.html section 1.3) that decide how a file is opened. */
export interface DatabaseHeader {
  readonly pageBytes: number;
  readonly reserveBytes: number;
  readonly isWal: boolean;
  /** Pages that the database says it has; null where an old writer left the field stale. */
  readonly pageCount: number | null;
  readonly userVersion: number;
  readonly applicationId: number;
}

/**
 * Reads the header off the plain text of page 1, of which the first 16 bytes are not looked at. Null where the fields that SQLite
 * fixes do not stand there: seven bytes and a power of two, which no wrong key hits by chance.
 */
export function readDatabaseHeader(plain: Uint8Array): DatabaseHeader | null {
  if (plain.length < 100 || !hasHeaderFields(plain)) return null;
  const view = viewOf(plain);
  const pageCount = view.getUint32(28);
  // Writers before SQLite 3.7.0 leave the count alone; it holds only if the change counter agrees with the one noted beside it.
  const isCountValid = pageCount > 0 && view.getUint32(24) === view.getUint32(92);
  return {
    pageBytes: pageBytesAt(view, 16) ?? 0,
    reserveBytes: view.getUint8(20),
    isWal: view.getUint8(19) === 2,
    pageCount: isCountValid ? pageCount : null,
    userVersion: view.getInt32(60),
    applicationId: view.getInt32(68),
  };
}

/**
 * Whether bytes 16 to 23 are those of a database header. In the file itself they are where ciphers other than SQLCipher leave them
 * plain, as SQLite3 Multiple Ciphers does.
 */
export function hasHeaderFields(bytes: Uint8Array): boolean {
  if (bytes.length < 24) return false;
  const view = viewOf(bytes);
  return (
    pageBytesAt(view, 16) !== null &&
    isFileVersion(view.getUint8(18)) &&
    isFileVersion(view.getUint8(19)) &&
    view.getUint8(21) === 64 &&
    view.getUint8(22) === 32 &&
    view.getUint8(23) === 32
  );
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isFileVersion(value: number): boolean {
  return value === 1 || value === 2;
}

function pageBytesAt(view: DataView, offset: number): number | null {
  const stored = view.getUint16(offset);
  const pageBytes = stored === 1 ? 65_536 : stored;
  const isPowerOfTwo = (pageBytes & (pageBytes - 1)) === 0;
  return pageBytes >= 512 && isPowerOfTwo ? pageBytes : null;
}
