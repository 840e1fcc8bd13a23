import type { inspector as english } from '../en/inspector.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/inspector. */
export const inspector: Translation<typeof english> = {};
