/** What an auditfile says of the company whose books it holds. */
export interface CompanyIdentity {
  /** The package's own code of the administration; XAF 4.0 has none. */
  readonly code: string | null;
  readonly name: string;
  readonly vatNumber: string | null;
  readonly kvkNumber: string | null;
}

/**
 * Whether two auditfiles are of one administration. One agreement is not enough where another fact speaks against it: the members of a
 * fiscal unity share a VAT number, and "1" is the code of many a first administration.
 */
export function isSameCompany(a: CompanyIdentity, b: CompanyIdentity): boolean {
  const code = compare(a.code, b.code);
  const vat = compare(bareVatNumber(a.vatNumber), bareVatNumber(b.vatNumber));
  const kvk = compare(digits(a.kvkNumber), digits(b.kvkNumber));
  const name = compare(bareName(a.name), bareName(b.name));
  if (name === 'same') return vat !== 'different' && kvk !== 'different';
  return [code, vat, kvk].filter((fact) => fact === 'same').length >= 2;
}

function compare(a: string | null, b: string | null): 'same' | 'different' | 'unknown' {
  if (a === null || b === null || a === '' || b === '') return 'unknown';
  return a === b ? 'same' : 'different';
}

/** Letters and digits alone, so that "B.V." and "BV" are one. */
export function bareName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A VAT number without country, dots and spaces, so that NL004532016B01 and 004532016B01 are one. */
export function bareVatNumber(vatNumber: string | null): string | null {
  return (
    vatNumber
      ?.toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .replace(/^NL(?=\d)/, '') ?? null
  );
}

function digits(text: string | null): string | null {
  return text?.replace(/\D/g, '') ?? null;
}
