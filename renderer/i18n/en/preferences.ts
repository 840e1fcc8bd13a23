/** Texts of renderer/features/preferences. */
export const preferences = {} as const;
