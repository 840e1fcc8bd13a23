import type { about as english } from '../en/about.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/about. */
export const about: Translation<typeof english> = {};
