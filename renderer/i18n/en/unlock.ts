/** Texts of renderer/features/unlock. */
export const unlock = {} as const;
