import { expect, test } from 'vitest';
import { termTest } from '#engine/inspection/term-test.ts';

const holds = (kind: 'name' | 'email' | 'iban' | 'vat' | 'kvk', value: string, text: string) =>
  termTest({ kind, value })(text);

test('a name holds by its whole words, in any order, whatever case and diacritics', () => {
  expect(holds('name', 'Zoë de Vries', 'VRIES, Zoe de (contactpersoon)')).toBe(true);
  expect(holds('name', 'Jansen', 'P. Jansen-Bakker')).toBe(true);
  expect(holds('name', 'Jansen', 'Janssen')).toBe(false);
  expect(holds('name', 'Jan', 'Jansen')).toBe(false);
  expect(holds('name', 'A.B. Smit', 'Smit B A')).toBe(true);
});

test('an e-mail address holds within a text', () => {
  expect(holds('email', 'Zoe@Voorbeeld.example ', 'mail aan <zoe@voorbeeld.example>')).toBe(true);
  expect(holds('email', 'zoe@voorbeeld.example', 'zoe at voorbeeld.example')).toBe(false);
});

test('a number holds whatever stands between its digits, and not within a longer one', () => {
  expect(holds('iban', 'NL91ABNA0417164300', 'van NL91 ABNA 0417 1643 00 ontvangen')).toBe(true);
  expect(holds('iban', 'nl91 abna 0417 1643 00', 'NL91ABNA0417164300')).toBe(true);
  expect(holds('vat', 'NL003748190B01', 'Btw-id: NL0037.48.190.B01')).toBe(true);
  expect(holds('kvk', '12345678', 'KvK 12345678')).toBe(true);
  expect(holds('kvk', '12345678', 'factuur 1234567890')).toBe(false);
  expect(holds('kvk', '12345678', 'A12345678 en 912345678, dan 12345678')).toBe(true);
});

test('a term that could hold everywhere is refused', () => {
  expect(() => termTest({ kind: 'name', value: '--' })).toThrow(/letter or digit/);
  expect(() => termTest({ kind: 'iban', value: 'NL' })).toThrow(/no number/);
});
