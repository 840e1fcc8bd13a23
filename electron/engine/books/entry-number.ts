/** An entry's number taken apart: what leads, and the last group of digits, which counts. What follows it belongs to what leads. */
export interface EntryNumber {
  readonly series: string;
  readonly leading: string;
  readonly counter: bigint;
}

/** Takes an entry's number apart; null where it has no digits. `2-24` counts 24 within `2-`. */
export function parseEntryNumber(number: string): EntryNumber | null {
  const [, leading, digits, trailing] = /^(.*?)(\d+)(\D*)$/s.exec(number) ?? [];
  if (leading === undefined || digits === undefined || trailing === undefined) return null;
  return { series: JSON.stringify([leading, trailing]), leading, counter: BigInt(digits) };
}
