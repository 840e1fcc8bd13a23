import type { start as english } from '../en/start.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/start. */
export const start: Translation<typeof english> = {};
