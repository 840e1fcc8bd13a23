/** Texts of renderer/features/verification. */
export const verification = {} as const;
