const lockByteOffset = 0x4000_0000;

/** The page at 1 GiB that SQLite keeps for file locks and never writes, so that it has no HMAC (sqlite.org/fileformat2.html section 1.4). */
export function lockPage(pageBytes: number): number {
  return lockByteOffset / pageBytes + 1;
}
