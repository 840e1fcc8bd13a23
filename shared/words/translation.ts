/** The same keys as an English catalogue, with any text: what a Dutch catalogue must be. */
export type Translation<T> = T extends string ? string : { readonly [K in keyof T]: Translation<T[K]> };
