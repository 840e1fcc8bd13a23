import type { HitOrder } from '#shared/contract/search.ts';

/** The orders that hits can be put in, by their names in the address. */
export const hitOrders = ['relevance', 'newest', 'oldest', 'largest', 'smallest'] as const;
export type HitOrderName = (typeof hitOrders)[number];

/** An order by its name in the address; the best fitting first where there is no such name. */
export function hitOrderNamed(name: string | undefined): HitOrderName {
  return hitOrders.find((one) => one === name) ?? 'relevance';
}

/** What the engine is asked for; nothing for the best fitting first. */
export function hitOrderOf(name: HitOrderName): { order?: HitOrder } {
  switch (name) {
    case 'relevance':
      return {};
    case 'newest':
      return { order: { by: 'date', direction: 'desc' } };
    case 'oldest':
      return { order: { by: 'date', direction: 'asc' } };
    case 'largest':
      return { order: { by: 'amount', direction: 'desc' } };
    case 'smallest':
      return { order: { by: 'amount', direction: 'asc' } };
  }
}
