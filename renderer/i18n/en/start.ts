/** Texts of renderer/features/start. */
export const start = {} as const;
