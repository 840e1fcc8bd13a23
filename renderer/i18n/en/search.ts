/** Texts of renderer/features/search. */
export const search = {} as const;
