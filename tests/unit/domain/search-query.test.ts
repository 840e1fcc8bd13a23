import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIban } from '#shared/domain/identifiers.ts';
import { parseSearchQuery, writtenTerm } from '#shared/domain/search-query.ts';
import { parseWrittenAmount } from '#shared/domain/written-amount.ts';
import { dayAfter, parseWrittenDate } from '#shared/domain/written-date.ts';

describe('amounts as people write them', () => {
  test.each([
    ['1.234,56', 123456],
    ['1,234.56', 123456],
    ['1234.56', 123456],
    ['1234,56', 123456],
    ['€ 1.234,56', 123456],
    ['€1.234', 123400],
    ['1.234', 123400],
    ['1,234', 123400],
    ['1.234.567', 123456700],
    ['12,5', 1250],
    ['-5', -500],
    ['- 5,00', -500],
    ['0,01', 1],
    ['EUR 10', 1000],
    ['€ 25,-', 2500],
    ['1.250,--', 125000],
    ['5-', -500],
  ])('%s is %d cents', (text, cents) => expect(parseWrittenAmount(text)).toBe(cents));

  test.each(['', '.', ',', 'abc', '1.2.3', '12,345,6', '1,2345', '2-24', '1e3'])('%j is none', (text) =>
    expect(parseWrittenAmount(text)).toBeNull(),
  );

  test('what is written in the Dutch and the English way reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        for (const locale of ['nl-NL', 'en-GB']) {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
          expect(Number(parseWrittenAmount(text))).toBe(cents);
        }
      }),
    );
  });
});

test('an amount of any size is exact, in both notations', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (cents) => {
      const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
      const sign = cents < 0n ? '-' : '';
      const whole = digits.slice(0, -2);
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
      for (const text of [
        `${sign}${whole},${digits.slice(-2)}`,
        `${sign}${whole}.${digits.slice(-2)}`,
        `${sign}€ ${grouped},${digits.slice(-2)}`,
      ]) {
        expect(BigInt(parseWrittenAmount(text) ?? 'none')).toBe(cents);
      }
    }),
  );
});

describe('dates', () => {
  test.each([
    ['31-12-2025', '2025-12-31'],
    ['1-2-2024', '2024-02-01'],
    ['31/12/2025', '2025-12-31'],
    ['29.02.2024', '2024-02-29'],
    ['2025-12-31', '2025-12-31'],
  ])('%s', (text, date) => expect(parseWrittenDate(text)).toBe(date));
  test.each(['29-02-2023', '32-01-2024', '12-31-2024', '31-12/2025', '2024'])('%s is none', (text) =>
    expect(parseWrittenDate(text)).toBeNull(),
  );
});

test('every day reads back in each way of writing it, and has a day after it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      fc.integer({ min: -400, max: 400 }),
      (date, days) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-');
        for (const sign of ['-', '/', '.']) expect(parseWrittenDate([day, month, year].join(sign))).toBe(iso);
        expect(parseWrittenDate(`${Number(day)}-${Number(month)}-${year}`)).toBe(iso);
        const later = new Date(`${iso}T00:00:00Z`);
        later.setUTCDate(later.getUTCDate() + days);
        expect(dayAfter(iso, days)).toBe(later.toISOString().slice(0, 10));
      },
    ),
  );
});

describe('the search box', () => {
  const kinds = (text: string) => parseSearchQuery(text).map((term) => term.kind);

  test.each([
    ['Van der Meer ', ['word', 'word', 'word']],
    ['van der mee', ['word', 'word', 'prefix']],
    ['tuin* ', ['prefix']],
    ['"van der Meer" planten ', ['phrase', 'word']],
    ['planten -creditnota ', ['word', 'word']],
    ['1.234,56', ['amount']],
    ['€ 1.234,56', ['amount']],
    ['€ 12', ['amount']],
    ['31-12-2025', ['date']],
    ['NL02 ABNA 0123 4567 89', ['iban']],
    ['nl02abna0123456789 betaald ', ['iban', 'word']],
    ['BE68 5390 0754 7034 huur ', ['iban', 'word']],
    ['20170388', ['number']],
    ['2024/0013', ['number']],
    ['2-24', ['number']],
    ['F17-3391', ['number']],
    ['> 1000', ['amount_range']],
    ['100..200', ['amount_range']],
    ['jaar:2023 leverancier:Meer ', ['operator', 'operator']],
    ['Leverancier:"van der Meer" supplier: jansen ', ['operator', 'operator']],
    ['let op: dit ', ['word', 'word', 'word']],
    ['25,-', ['amount']],
    ['100 .. 200', ['amount_range']],
    ['1-1-2024..31-12-2024', ['date_range']],
    ['>= 2024-05-01', ['date_range']],
    ['12-2025', ['number']],
    ['31-12', ['number']],
    ['& - ', []],
    ['', []],
  ])('%s', (text, expected) => expect(kinds(text)).toEqual(expected));

  test('a bare number may be an amount as well', () => {
    expect(parseSearchQuery('1487 ')).toEqual([
      { kind: 'number', text: '1487', amountCents: 148700, isPrefix: false },
    ]);
  });

  test('more than is one cent more', () => {
    expect(parseSearchQuery('>1000')).toEqual([
      { kind: 'amount_range', text: '>1000', from: 100001, to: null },
    ]);
  });

  test('after a day is from the next one on, before it up to the one before', () => {
    const range = (text: string) => parseSearchQuery(text)[0];
    expect(range('>31-12-2024')).toMatchObject({ from: '2025-01-01', to: null });
    expect(range('<1-3-2024')).toMatchObject({ from: null, to: '2024-02-29' });
    expect(range('<=1-3-2024')).toMatchObject({ from: null, to: '2024-03-01' });
  });

  test('an operator takes a phrase', () => {
    expect(parseSearchQuery('leverancier:"van der Meer" ')).toEqual([
      {
        kind: 'operator',
        operator: 'supplier',
        value: 'van der Meer',
        text: 'leverancier:"van der Meer"',
        isExcluded: false,
      },
    ]);
  });

  test.each([
    ['datum:2023-01..2023-03', '2023-01-01', '2023-03-31'],
    ['2023-03..2023-01', '2023-01-01', '2023-03-31'],
    ['date:2024', '2024-01-01', '2024-12-31'],
    ['datum: 2-2024', '2024-02-01', '2024-02-29'],
    ['datum:2023..2024', '2023-01-01', '2024-12-31'],
    ['datum:>2023-01', '2023-02-01', null],
    ['datum:>= 2023', '2023-01-01', null],
    ['< 2023-03', null, '2023-02-28'],
    ['datum:31-12-2025', '2025-12-31', '2025-12-31'],
  ])('%s are the days from %s to %s', (text, from, to) => {
    expect(parseSearchQuery(text)).toEqual([expect.objectContaining({ kind: 'date_range', from, to })]);
  });

  test.each([
    ['bedrag:1.234,56', 123456, 123456],
    ['amount:-5', 500, 500],
    ['bedrag: € 100', 10000, 10000],
    ['bedrag:>= 1.234,56', 123456, null],
    ['bedrag:200..100', 10000, 20000],
    ['> € 1.000', 100001, null],
    ['€ 100..€ 200', 10000, 20000],
  ])('%s are the amounts from %j to %j', (text, from, to) => {
    expect(parseSearchQuery(text)).toEqual([expect.objectContaining({ kind: 'amount_range', from, to })]);
  });

  test.each([
    ['leverancier:x', 'supplier'],
    ['supplier:x', 'supplier'],
    ['klant:x', 'customer'],
    ['relatie:x', 'relation'],
    ['rekening:4000', 'account'],
    ['account:4000', 'account'],
    ['dagboek:INK', 'journal'],
    ['journal:INK', 'journal'],
    ['soort:factuur', 'kind'],
    ['status:exported', 'status'],
    ['administratie:01', 'administration'],
    ['year:2023', 'year'],
  ])('%s asks for the field %s, and with a minus leaves it out', (text, operator) => {
    const [, value] = text.split(':');
    const of = (isExcluded: boolean) => [{ kind: 'operator', text, operator, value, isExcluded }];
    expect(parseSearchQuery(text)).toEqual(of(false));
    expect(parseSearchQuery(`-${text}`)).toEqual(of(true));
  });

  test('a term written again is the same term', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^-?[a-z]{2,8}\*?$/),
      fc.stringMatching(/^-?"[a-z]{2,5} [a-z]{2,5}"$/),
      fc.stringMatching(/^-?(leverancier|jaar|rekening|soort):[a-z0-9]{1,6}$/),
      fc.stringMatching(/^(bedrag:)?[<>]=?[1-9]\d{0,4}(,\d\d)?$/),
      fc.stringMatching(/^[1-9]\d{0,3}\.\.[1-9]\d{0,3}$/),
      fc.constantFrom(
        '31-12-2025',
        'datum:2023-01..2023-03',
        '€ 1.234,56',
        'NL91 ABNA 0417 1643 00',
        '2024/0013',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const terms = parseSearchQuery(`${pieces.join(' ')} `);
        expect(parseSearchQuery(`${terms.map(writtenTerm).join(' ')} `)).toEqual(terms);
      }),
    );
  });

  test('words keep their meaning whatever stands beside them', () => {
    const word = fc.stringMatching(/^[a-z]{3,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        expect(parseSearchQuery(`${words.join(' ')} `)).toEqual(
          words.map((text) => ({ kind: 'word', text, isExcluded: false })),
        );
      }),
    );
  });

  test('an excluded word', () => {
    expect(parseSearchQuery('-credit ')).toEqual([{ kind: 'word', text: 'credit', isExcluded: true }]);
  });

  test('digits that are no IBAN stay words', () => {
    expect(isIban('NL02ABNA0123456789')).toBe(true);
    expect(isIban('NL03ABNA0123456789')).toBe(false);
    expect(kinds('NL03 ABNA 0123 4567 89 ')).not.toContain('iban');
  });

  test('nothing that can be typed throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseSearchQuery(text)));
    fc.assert(
      fc.property(fc.stringMatching(/^[-"<>.,€*:0-9a-zA-Z ]{0,40}$/), (text) => void parseSearchQuery(text)),
    );
  });
});
