import type { overview as english } from '../en/overview.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/overview. */
export const overview: Translation<typeof english> = {};
