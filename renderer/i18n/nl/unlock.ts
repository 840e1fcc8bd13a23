import type { unlock as english } from '../en/unlock.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/unlock. */
export const unlock: Translation<typeof english> = {};
