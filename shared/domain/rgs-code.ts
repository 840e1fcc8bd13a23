/** Whether a text is a reference code of the RGS: B or W, then one to five groups of three characters, each beginning with a capital. */
export function isRgsCode(text: string): boolean {
  return /^[BW](?:[A-Z][A-Za-z0-9]{2}){1,5}$/.test(text);
}
