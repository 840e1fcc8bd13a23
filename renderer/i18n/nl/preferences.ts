import type { preferences as english } from '../en/preferences.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/preferences. */
export const preferences: Translation<typeof english> = {};
