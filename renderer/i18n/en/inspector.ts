/** Texts of renderer/features/inspector. */
export const inspector = {} as const;
