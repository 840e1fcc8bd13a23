/** What the page's side of the stand-in tells the main process. */
export type FromPage =
  | { readonly type: 'hello'; readonly mainFrame: boolean }
  | { readonly type: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly type: 'port-message'; readonly port: number; readonly message: unknown }
  | { readonly type: 'accelerator'; readonly keys: string }
  /** Files were dropped; the main process looks up their paths and answers with `drop-paths`. */
  | { readonly type: 'drop'; readonly files: number }
  | { readonly type: 'preload-error'; readonly message: string };

/** What the main process tells the page's side. */
export type ToPage =
  | {
      readonly type: 'ipc';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly ports: readonly number[];
    }
  | { readonly type: 'reply'; readonly id: number; readonly ok: boolean; readonly value: unknown }
  | { readonly type: 'port-message'; readonly port: number; readonly message: unknown }
  | { readonly type: 'port-close'; readonly port: number }
  | { readonly type: 'drop-paths'; readonly paths: readonly string[] };

/** What is written into the page's script. */
export interface PageSettings {
  /** Name of the raw binding, taken off `window` before any other script runs. */
  readonly bindingName: string;
  /** Unguessable name of the event by which messages come in. */
  readonly eventName: string;
  /** Unguessable name under which dropped files are left for the debugging pipe. */
  readonly dropName: string;
  /** Names of Electron's renderer modules. */
  readonly moduleNames: readonly string[];
}
