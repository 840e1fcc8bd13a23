import type { viewer as english } from '../en/viewer.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/viewer. */
export const viewer: Translation<typeof english> = {};
