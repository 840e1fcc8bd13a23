/** Texts of renderer/features/about. */
export const about = {} as const;
