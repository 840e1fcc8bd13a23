import { describe, expect, it } from 'vitest';
import {
  belgianIban,
  belgianVatNumber,
  dutchCompanyVatNumber,
  dutchIban,
  dutchSoleTraderVatNumber,
  germanIban,
  germanVatNumber,
  inventedBanks,
  kvkNumber,
  paymentReference,
} from '#packer/sample/identifiers.ts';
import { Random } from '#packer/sample/random.ts';
import { isBelgianVat, isDutchVat, isGermanVat, isIban } from './number-checks.ts';

const random = new Random(1, 'identifiers');
const many = <Value>(make: () => Value) => Array.from({ length: 500 }, make);

describe('the numbers of the sample', () => {
  it('has checkers that know right from wrong', () => {
    // The examples that the ECBS, the tax administrations and the specification of VIES print.
    expect(isIban('NL91ABNA0417164300')).toBe(true);
    expect(isIban('NL91ABNA0417164301')).toBe(false);
    expect(isIban('BE68539007547034')).toBe(true);
    expect(isIban('DE89370400440532013000')).toBe(true);
    expect(isDutchVat('NL000099998B57')).toBe(true);
    expect(isDutchVat('NL000099998B58')).toBe(false);
    expect(isDutchVat('NL123456782B01')).toBe(true);
    expect(isGermanVat('DE136695976')).toBe(true);
    expect(isGermanVat('DE136695977')).toBe(false);
    expect(isBelgianVat('BE0123456749')).toBe(true);
    expect(isBelgianVat('BE0123456789')).toBe(false);
  });

  it('are IBANs with right check digits, at banks that do not exist', () => {
    for (const iban of many(() => dutchIban(random, random.pick(inventedBanks)))) {
      expect(iban).toMatch(/^NL\d\d(DEMO|VRBD|FICT)\d{10}$/);
      expect(isIban(iban)).toBe(true);
    }
    for (const iban of many(() => belgianIban(random))) {
      expect(iban).toMatch(/^BE\d{14}$/);
      expect(isIban(iban)).toBe(true);
      expect((Number(iban.slice(4, 14)) % 97 || 97) - Number(iban.slice(14))).toBe(0);
    }
    for (const iban of many(() => germanIban(random))) {
      expect(iban).toMatch(/^DE\d{20}$/);
      expect(isIban(iban)).toBe(true);
    }
  });

  it('are VAT numbers that pass the check of their country', () => {
    for (const number of many(() => dutchCompanyVatNumber(random))) expect(isDutchVat(number)).toBe(true);
    for (const number of many(() => dutchSoleTraderVatNumber(random))) expect(isDutchVat(number)).toBe(true);
    for (const number of many(() => belgianVatNumber(random))) expect(isBelgianVat(number)).toBe(true);
    for (const number of many(() => germanVatNumber(random))) expect(isGermanVat(number)).toBe(true);
  });

  it('are trade register numbers of eight digits and payment references of sixteen', () => {
    for (const number of many(() => kvkNumber(random))) expect(number).toMatch(/^99\d{6}$/);
    for (const number of many(() => paymentReference(random))) expect(number).toMatch(/^\d{16}$/);
  });
});
