import type { AccountName } from './chart-of-accounts.ts';
import type { Product } from './product.ts';
import type { VatCodeName } from './vat-codes.ts';

function product(
  account: AccountName,
  vat: VatCodeName,
  description: string,
  unit: string,
  minCents: number,
  maxCents: number,
): Product {
  return { account, vat, description, unit, minCents, maxCents };
}

/** What goes to business customers on account. */
export const salesProducts: readonly Product[] = [
  product('salesLow', 'salesLow', 'Haagbeuk 100-125, wortelgoed', 'stuk', 245, 360),
  product('salesLow', 'salesLow', 'Vaste planten gemengd P9', 'stuk', 195, 290),
  product('salesLow', 'salesLow', 'Hortensia C5', 'stuk', 1190, 1590),
  product('salesLow', 'salesLow', 'Leilinde stamomtrek 16-18', 'stuk', 18_500, 26_500),
  product('salesLow', 'salesLow', 'Boeket ontvangst, wekelijks', 'stuk', 3450, 5950),
  product('salesLow', 'salesLow', 'Kantoorplant met hydrobak', 'stuk', 6900, 12_900),
  product('salesLow', 'salesLow', 'Graszoden', 'm²', 385, 490),
  product('salesHigh', 'salesHigh', 'Potgrond 40 l, pallet', 'pallet', 16_900, 21_900),
  product('salesHigh', 'salesHigh', 'Plantenbak cortenstaal 120 cm', 'stuk', 21_500, 34_500),
  product('salesHigh', 'salesHigh', 'Split Noors grijs, bigbag', 'bigbag', 11_900, 15_900),
  product('salesHigh', 'salesHigh', 'Terrasset horeca', 'set', 38_900, 59_900),
  product('salesHigh', 'salesHigh', 'Kerstboom versierd 250 cm, huur', 'stuk', 24_500, 38_500),
  product('salesServices', 'salesHigh', 'Aanleg border, arbeid', 'uur', 4650, 5450),
  product('salesServices', 'salesHigh', 'Onderhoud daktuin', 'beurt', 18_500, 29_500),
  product('salesServices', 'salesHigh', 'Ontwerp beplantingsplan', 'uur', 7250, 8950),
];

/** What goes to customers in Belgium who have a VAT number. */
export const euSalesProducts: readonly Product[] = salesProducts
  .filter(({ account }) => account !== 'salesServices')
  .map((each) => ({ ...each, account: 'salesEu', vat: 'salesEu' }));

/** Charged on top of a delivery. */
export const deliveryCharge: Product = product(
  'deliveryCharged',
  'salesHigh',
  'Bezorgkosten',
  'zending',
  2950,
  6950,
);

/** What consumers abroad order in the webshop; `vat` is the country's. */
export function ossProducts(vat: 'ossBelgium' | 'ossGermany'): readonly Product[] {
  return [
    product('salesOss', vat, 'Webwinkelverkopen potten en decoratie', 'order', 2450, 6900),
    product('salesOss', vat, 'Webwinkelverkopen tuingereedschap', 'order', 1950, 5400),
    product('salesOss', vat, 'Webwinkelverkopen tuinmeubelen', 'order', 14_900, 38_900),
  ];
}

/** A product group of the tills: its part of the takings and how it goes through the year. */
export interface ProductGroup {
  readonly description: string;
  readonly account: AccountName;
  readonly vat: 'salesHigh' | 'salesLow';
  readonly weight: number;
  readonly months: readonly number[];
}

/** The product groups of the tills, biggest first; a small company has the first ones only. */
export const productGroups: readonly ProductGroup[] = [
  group('Tuinplanten', 'salesLow', 'salesLow', 22, [3, 4, 5, 6, 9]),
  group('Kamerplanten', 'salesLow', 'salesLow', 13, []),
  group('Potten en decoratie', 'salesHigh', 'salesHigh', 12, [3, 4, 11]),
  group('Tuingereedschap', 'salesHigh', 'salesHigh', 9, [3, 4, 5]),
  group('Potgrond en meststoffen', 'salesHigh', 'salesHigh', 9, [3, 4, 5]),
  group('Snijbloemen', 'salesLow', 'salesLow', 7, [2, 5, 12]),
  group('Dierbenodigdheden', 'salesHigh', 'salesHigh', 7, []),
  group('Horeca', 'salesCatering', 'salesLow', 7, []),
  group('Kerst en seizoen', 'salesHigh', 'salesHigh', 9, [10, 11, 12]),
  group('Tuinmeubelen', 'salesHigh', 'salesHigh', 8, [3, 4, 5, 6]),
  group('Zaden en bollen', 'salesLow', 'salesLow', 4, [2, 3, 9, 10]),
  group('Vijver', 'salesHigh', 'salesHigh', 3, [4, 5, 6]),
  group('Verlichting', 'salesHigh', 'salesHigh', 3, [10, 11, 12]),
  group('Barbecue', 'salesHigh', 'salesHigh', 3, [4, 5, 6, 7]),
  group('Boeken en kaarten', 'salesLow', 'salesLow', 1, []),
  group('Streekproducten', 'salesLow', 'salesLow', 2, [11, 12]),
];

function group(
  description: string,
  account: AccountName,
  vat: ProductGroup['vat'],
  weight: number,
  months: readonly number[],
): ProductGroup {
  return { description, account, vat, weight, months };
}
