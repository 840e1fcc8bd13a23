import { EventEmitter } from 'node:events';
import type {
  CustomScheme,
  OnBeforeRequestListenerDetails,
  Protocol,
  Session,
  WebContents,
  WebRequest,
} from 'electron';
import type { Route } from 'playwright';
import { createUrlMap, type UrlMap } from './app-url.ts';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import {
  checkOptions,
  NotInStandIn,
  RefusedByElectron,
  refuseUnknownEvents,
  refusingUnknown,
} from './refusals.ts';

type Handler = Parameters<Protocol['handle']>[1];
type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: { cancel?: boolean }) => void,
) => void;

/** Which schemes the app registered before `ready`, and what it registered them as. */
export interface Schemes {
  readonly registerSchemesAsPrivileged: Protocol['registerSchemesAsPrivileged'];
  readonly isPrivileged: (scheme: string) => boolean;
  readonly urls: UrlMap;
}

export function createSchemes(host: Host): Schemes {
  let schemes: readonly CustomScheme[] | null = null;
  const isPrivileged = (name: string) => (schemes ?? []).some(({ scheme }) => scheme === name);
  return {
    registerSchemesAsPrivileged(customSchemes) {
      if (host.phase() !== 'loading') {
        throw new RefusedByElectron(
          'protocol.registerSchemesAsPrivileged should be called before app is ready.',
        );
      }
      if (schemes !== null)
        throw new RefusedByElectron('registerSchemesAsPrivileged replaces the schemes of an earlier call.');
      for (const { privileges } of customSchemes) {
        checkOptions('registerSchemesAsPrivileged', privileges ?? {}, {
          standard: 1,
          secure: 1,
          supportFetchAPI: 1,
          stream: 1,
          codeCache: 1,
          corsEnabled: 1,
        });
        if (privileges?.standard !== true || privileges.secure !== true) {
          throw new NotInStandIn('a privileged scheme that is not standard and secure');
        }
      }
      schemes = customSchemes;
    },
    isPrivileged,
    urls: createUrlMap(isPrivileged),
  };
}

/** One session: where the protocol, the network and the permissions of its windows are decided. */
export interface StandInSession {
  /** What the app sees. */
  readonly electron: Session;
  /** Answers, cancels or refuses one request of a page. */
  readonly answer: (route: Route, electronUrl: string) => Promise<void>;
  readonly handles: (scheme: string) => boolean;
  /** Which of Chromium's permissions an origin has: those that the app's check allows and its answer to a request grants. */
  readonly grantedPermissions: (origin: string) => Promise<string[]>;
  /** Tells the app of a download, which it has to prevent. */
  readonly emitDownload: (url: string) => void;
}

export function createSession(host: Host, schemes: Schemes): StandInSession {
  const handlers = new Map<string, Handler>();
  let beforeRequest: BeforeRequest | null = null;
  let permissionCheck: PermissionCheck | null = null;
  let permissionRequest: PermissionRequest | null = null;
  const events = new EventEmitter();
  refuseUnknownEvents('session', events, ['will-download']);

  const protocol = standIn<Protocol>('protocol', {
    registerSchemesAsPrivileged: schemes.registerSchemesAsPrivileged,
    handle(scheme: string, handler: Handler) {
      host.requireReady('protocol.handle');
      if (!schemes.isPrivileged(scheme)) {
        throw new NotInStandIn(`protocol.handle of '${scheme}', which is not registered as privileged`);
      }
      if (handlers.has(scheme)) throw new RefusedByElectron(`Protocol '${scheme}' is already handled.`);
      handlers.set(scheme, handler);
    },
    unhandle(scheme: string) {
      if (!handlers.delete(scheme)) throw new RefusedByElectron(`Protocol '${scheme}' is not handled.`);
    },
    isProtocolHandled: (scheme: string) => handlers.has(scheme),
  });

  const webRequest = standIn<WebRequest>('session.webRequest', {
    onBeforeRequest(...args: unknown[]) {
      host.requireReady('webRequest.onBeforeRequest');
      if (args.length !== 1) throw new NotInStandIn('a filter of webRequest.onBeforeRequest');
      beforeRequest = args[0] as BeforeRequest | null;
    },
  });

  const members: Subset<Session> = {
    protocol,
    webRequest,
    setPermissionCheckHandler(handler: PermissionCheck | null) {
      host.requireReady('session.setPermissionCheckHandler');
      permissionCheck = handler;
    },
    setPermissionRequestHandler(handler: PermissionRequest | null) {
      host.requireReady('session.setPermissionRequestHandler');
      permissionRequest = handler;
    },
    setDevicePermissionHandler(_handler: Parameters<Session['setDevicePermissionHandler']>[0]) {
      host.requireReady('session.setDevicePermissionHandler');
    },
    setSpellCheckerEnabled(_enable: boolean) {
      host.requireReady('session.setSpellCheckerEnabled');
    },
    async clearStorageData() {
      host.requireReady('session.clearStorageData');
    },
    isPersistent: () => false,
    on: events.on.bind(events),
  };
  const electron = standIn('session', members);

  const isCancelled = (route: Route, url: string) =>
    new Promise<boolean>((resolve) => {
      if (beforeRequest === null) return resolve(false);
      const details: Partial<OnBeforeRequestListenerDetails> = {
        id: 0,
        url,
        method: route.request().method(),
        resourceType: route.request().isNavigationRequest() ? 'mainFrame' : 'other',
        referrer: route.request().headers().referer ?? '',
        timestamp: Date.now(),
      };
      // What is known here of the details; the proxy refuses the rest by name.
      const known = refusingUnknown(
        'the details of onBeforeRequest',
        details,
      ) as OnBeforeRequestListenerDetails;
      beforeRequest(known, (response) => {
        checkOptions('the answer of onBeforeRequest', response, { cancel: 1 });
        resolve(response.cancel === true);
      });
    });

  // Electron allows what no handler refuses.
  const isAllowed = (name: Parameters<PermissionCheck>[1], origin: string) =>
    permissionCheck?.(null, name, origin, { isMainFrame: true, requestingUrl: `${origin}/` }) ?? true;
  const isGranted = (name: Parameters<PermissionRequest>[1], origin: string) =>
    new Promise<boolean>((resolve) => {
      if (permissionRequest === null) return resolve(true);
      const contents = refusingUnknown('the contents of a permission request', {}) as WebContents;
      permissionRequest(contents, name, resolve, { isMainFrame: true, requestingUrl: `${origin}/` });
    });

  return {
    electron,
    handles: (scheme) => handlers.has(scheme),
    async answer(route, url) {
      const see = (outcome: 'answered' | 'cancelled' | 'refused') => host.requests.push({ url, outcome });
      if (await isCancelled(route, url)) {
        see('cancelled');
        return route.abort('blockedbyclient');
      }
      const handler = handlers.get(new URL(url).protocol.slice(0, -1));
      if (handler === undefined) {
        see('refused');
        return route.abort('internetdisconnected');
      }
      see('answered');
      const request = route.request();
      const body = request.postDataBuffer();
      const response = await handler(
        new Request(url, {
          method: request.method(),
          headers: request.headers(),
          ...(body === null ? {} : { body: new Uint8Array(body) }),
        }),
      );
      if (response.type === 'error') return route.abort('failed');
      // The headers of a document are the browser's own business; Playwright drops the length and sets it anew.
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    },
    async grantedPermissions(origin) {
      const names = {
        'clipboard-read': 'clipboard-read',
        'clipboard-write': 'clipboard-sanitized-write',
        geolocation: 'geolocation',
        notifications: 'notifications',
        midi: 'midi',
        camera: 'media',
        microphone: 'media',
        'storage-access': 'storage-access',
      } as const;
      const granted: string[] = [];
      for (const [browserName, name] of Object.entries(names)) {
        if (isAllowed(name, origin) && (await isGranted(name, origin))) granted.push(browserName);
      }
      return granted;
    },
    emitDownload(url) {
      let prevented = false;
      const event = { preventDefault: () => (prevented = true) };
      events.emit('will-download', event, refusingUnknown('DownloadItem', { getURL: () => url }), null);
      if (!prevented) host.fault(new NotInStandIn('a download'));
    },
  };
}
