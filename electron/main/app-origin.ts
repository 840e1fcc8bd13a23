/** The scheme that everything in the window comes from; there is no other, and no network. */
export const appScheme = 'app';
/** The window's own origin. */
export const appOrigin = `${appScheme}://archive`;

/** Whether a URL is under the window's own origin. */
export function isOfApp(url: string): boolean {
  return url.startsWith(`${appOrigin}/`);
}
