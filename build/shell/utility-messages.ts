/** What the main process tells a utility process. */
export type ToUtility =
  | { readonly type: 'message'; readonly message: unknown; readonly ports: readonly number[] }
  | { readonly type: 'port-message'; readonly port: number; readonly message: unknown }
  | { readonly type: 'port-close'; readonly port: number };

/** What a utility process tells the main process. */
export type FromUtility =
  | { readonly type: 'message'; readonly message: unknown }
  | { readonly type: 'port-message'; readonly port: number; readonly message: unknown }
  | { readonly type: 'port-close'; readonly port: number };
