import type { search as english } from '../en/search.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/search. */
export const search: Translation<typeof english> = {};
