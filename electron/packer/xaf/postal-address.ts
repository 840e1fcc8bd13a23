import type { XafElement } from './xaf-element.ts';

/** Street, number and extension of an address in one line; null where it says none of them. */
export function streetOf(address: XafElement): string | null {
  const parts = ['streetname', 'number', 'numberextension'].map((name) => address.text(name));
  const street = parts.filter((part) => part !== null).join(' ');
  return street === '' ? null : street;
}
