import { describe, expect, test } from 'vitest';
import { isAccountNumber, isKvkNumber, isVatNumber } from '#shared/domain/identifiers.ts';

describe('account numbers', () => {
  test.each([
    'NL91ABNA0417164300',
    'nl91 abna 0417 1643 00',
    'BE68539007547034',
    'DE89370400440532013000',
    '12.34.56.789',
    'P1234567',
  ])('%s is one', (text) => expect(isAccountNumber(text)).toBe(true));
  test.each([
    'NL91ABNA0417164301',
    'NL91ABNA041716430',
    'NL91ABNA04171643000',
    '12345678901',
    'ABNA0417164300',
    '',
  ])('%s is none', (text) => expect(isAccountNumber(text)).toBe(false));
});

describe('trade register numbers', () => {
  test.each(['12345678', '123456780000', '12 34 56 78'])('%s is one', (text) =>
    expect(isKvkNumber(text)).toBe(true),
  );
  test.each(['1234567', '123456789', 'KvK 12345678'])('%s is none', (text) =>
    expect(isKvkNumber(text)).toBe(false),
  );
});

describe('VAT numbers', () => {
  // The eleven test: 9·9+8·9+…; 990000018 and 111222333 pass it. Modulo 97: the example of the Dutch tax administration.
  test.each([
    'NL111222333B01',
    'NL 1112.22.333.B.01',
    '111222333B01',
    'NL000099998B57',
    'BE0123456749',
    'DE123456789',
    'US12345678',
  ])('%s is one', (text) => expect(isVatNumber(text)).toBe(true));
  test.each(['NL111222334B01', 'NL111222333B1', 'NL111222333', 'DE12345678', 'BE2123456789', '12345', ''])(
    '%s is none',
    (text) => expect(isVatNumber(text)).toBe(false),
  );
});
