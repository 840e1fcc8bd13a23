import { products } from './product.ts';
import type { SupplyCategory } from './supply-category.ts';

/** Shops where somebody pays in cash and keeps the receipt. */
export const receiptCategories: readonly Pick<
  SupplyCategory,
  'name' | 'names' | 'frequency' | 'maxLines' | 'products'
>[] = [
  {
    name: 'hardware shop',
    names: ['Bouwmarkt #', 'IJzerhandel #'],
    frequency: 3,
    maxLines: 4,
    products: products(
      'smallTools',
      'purchaseHigh',
      ['Schroeven doos', 'st', 420, 1190],
      ['Verf 750 ml', 'st', 1490, 3290],
      ['Kwast set', 'st', 690, 1490],
      ['Hangslot', 'st', 890, 1890],
    ),
  },
  {
    name: 'fuel',
    names: ['Tankstation #', 'Tankstation @'],
    frequency: 3,
    maxLines: 1,
    products: products('fuel', 'purchaseHigh', ['Diesel', 'l', 136, 158], ['Euro 95', 'l', 148, 172]),
  },
  {
    name: 'supermarket',
    names: ['Buurtsuper #', 'Supermarkt #'],
    frequency: 3,
    maxLines: 5,
    products: products(
      'entertainment',
      'purchaseLow',
      ['Koffiemelk', 'st', 110, 190],
      ['Gevulde koeken', 'pk', 240, 390],
      ['Fruitmand', 'st', 990, 2290],
      ['Suikerzakjes', 'ds', 320, 540],
    ),
  },
  {
    name: 'parking',
    names: ['Parkeergarage @'],
    frequency: 1,
    maxLines: 1,
    products: products('parking', 'purchaseHigh', ['Parkeren', 'uur', 220, 390]),
  },
];
