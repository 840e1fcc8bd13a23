/** What the opening of an archive may remark, by its stable code; the window has words for each. */
export const openingRemarkCodes = [
  'nfc_passphrase',
  'nfd_passphrase',
  /** The salt that the file begins with: the seal's, or the one given with a raw key, was used. */
  'page_one_damaged',
  'trailing_bytes',
  /** The file ends before the last page of its database; what stands on the pages that are there is read. */
  'cut_short',
  'wal_copy',
  'old_cipher',
  'seal_differs',
  'manifest_unreadable',
] as const;
export type OpeningRemarkCode = (typeof openingRemarkCodes)[number];
