import type { Session, WebContents } from 'electron';
import { appOrigin, isOfApp } from './app-origin.ts';

/** Cuts a session off: no request that is not the app's own, no permission, no download, no dictionary. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysHere(url) }));
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayUse(permission, requestingUrl)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Keeps a page where it is: no other page, no window, no webview. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    // Loading the same page again is all that there is.
    if (!event.isMainFrame || !isOfApp(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // WebRTC is the one way out that no request handler sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function staysHere(url: string): boolean {
  return isOfApp(url) || url.startsWith('data:') || url.startsWith(`blob:${appOrigin}/`);
}

/** Writing to the clipboard is what the user's own copying is; reading it is refused, and so is everything else. */
function mayUse(permission: string, originOrUrl: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOfApp(`${originOrUrl}/`);
}
