/** Texts of renderer/features/overview. */
export const overview = {} as const;
