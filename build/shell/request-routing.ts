import type { Frame, Page, Request, Route } from 'playwright';
import type { StandInWindow } from './browser-window.ts';
import type { Host } from './host.ts';
import type { Schemes } from './session.ts';

/** Sends every request of the browser to the session of the window that made it, and lets no window be but the app's own. */
export async function routeRequests(
  host: Host,
  schemes: Schemes,
  windows: readonly StandInWindow[],
): Promise<void> {
  const windowOf = async (page: Page | null) => {
    for (const window of windows) if ((await window.contents.page) === page) return window;
    return undefined;
  };
  const answer = async (route: Route) => {
    const request = route.request();
    const url = schemes.urls.toElectron(request.url());
    const frame = frameOf(request);
    const window = frame === null ? undefined : await windowOf(frame.page());
    if (frame === null || window === undefined) {
      // Chromium begins a window before it can be told that the app denies it.
      const isDenied = windows.some(({ contents }) => contents.hasDenied(url));
      host.requests.push({ url, outcome: isDenied ? 'cancelled' : 'refused' });
      return route.abort('aborted');
    }
    const { contents } = window;
    const isMainFrame = frame.parentFrame() === null;
    if (request.isNavigationRequest() && !contents.allowsNavigation(url, isMainFrame)) {
      host.requests.push({ url, outcome: 'cancelled' });
      return route.abort('aborted');
    }
    return contents.session.answer(route, url);
  };
  const context = await host.browser;
  context.on('page', (popup) => {
    // The app was asked when the page asked for it; the window itself is never there.
    void windowOf(popup)
      .then((window) => (window === undefined ? popup.close() : undefined))
      .catch(host.fault);
  });
  await context.route('**/*', (route) => answer(route).catch(host.fault));
}

/** The frame that asks; null for the first request of a window that is only just being opened, which has none yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
