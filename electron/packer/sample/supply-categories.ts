import { goodsSuppliers } from './goods-suppliers.ts';
import { serviceSuppliers } from './service-suppliers.ts';
import type { SupplyCategory } from './supply-category.ts';

/** What the invented company buys, by kind of supplier. */
export const supplyCategories: readonly SupplyCategory[] = [...goodsSuppliers, ...serviceSuppliers];
