/**
 * Chromium does not go to a scheme that it does not know, so `app://NAME/…` is `https://NAME.app.localhost/…` in the browser: a secure
 * context of its own, never looked up, since every request is answered before it leaves.
 */
export interface UrlMap {
  /** As Electron names it. */
  readonly toElectron: (browserUrl: string) => string;
  /** As the browser knows it. */
  readonly toBrowser: (electronUrl: string) => string;
}

/** Maps the URLs of the privileged schemes; every other URL stays as it is. */
export function createUrlMap(isScheme: (scheme: string) => boolean): UrlMap {
  return {
    toElectron(browserUrl) {
      const match = /^https:\/\/([^/]+)\.([a-z][a-z0-9-]*)\.localhost(\/.*)?$/.exec(browserUrl);
      const [, host, scheme, rest] = match ?? [];
      return scheme !== undefined && isScheme(scheme) ? `${scheme}://${host}${rest ?? '/'}` : browserUrl;
    },
    toBrowser(electronUrl) {
      const [, scheme, host, rest] = /^([a-z][a-z0-9-]*):\/\/([^/]+)(\/.*)?$/.exec(electronUrl) ?? [];
      return scheme !== undefined && isScheme(scheme)
        ? `https://${host}.${scheme}.localhost${rest ?? '/'}`
        : electronUrl;
    },
  };
}
