import type { verification as english } from '../en/verification.ts';
import type { Translation } from '../translation.ts';

/** Texts of renderer/features/verification. */
export const verification: Translation<typeof english> = {};
