/** A name from an archive as a name alone: no folder, nothing that a file system or the eye reads as more, no leading dot. */
export function safeFileName(name: string): string {
  const cleaned = name
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 200);
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cleaned) || cleaned === '' ? `_${cleaned}` : cleaned;
}
