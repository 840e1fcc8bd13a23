/** Texts of renderer/features/viewer. */
export const viewer = {} as const;
