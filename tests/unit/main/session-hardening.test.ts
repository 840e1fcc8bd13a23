import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { hardenContents, hardenSession } from '../../../electron/main/session-hardening.ts';

// What is answered to Electron, for every question that it asks: also those that the stand-in never brings about.

type Before = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type Check = (contents: null, permission: string, origin: string) => boolean;
type Request = (
  contents: null,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string },
) => void;

/** A session that keeps what it is given, hardened. */
function hardenedSession() {
  const events = new EventEmitter();
  const before = vi.fn<(listener: Before) => void>();
  const check = vi.fn<(handler: Check) => void>();
  const request = vi.fn<(handler: Request) => void>();
  const device = vi.fn<(handler: () => boolean) => void>();
  const spelling = vi.fn<(enabled: boolean) => void>();
  const session = {
    webRequest: { onBeforeRequest: before },
    setPermissionCheckHandler: check,
    setPermissionRequestHandler: request,
    setDevicePermissionHandler: device,
    setSpellCheckerEnabled: spelling,
    on: events.on.bind(events),
  };
  hardenSession(session as unknown as Session);
  return {
    events,
    before: before.mock.lastCall?.[0],
    check: check.mock.lastCall?.[0],
    request: request.mock.lastCall?.[0],
    device: device.mock.lastCall?.[0],
    spelling: spelling.mock.lastCall?.[0],
  };
}

/** Contents that keep what they are given, hardened. */
function hardenedContents() {
  const events = new EventEmitter();
  const open = vi.fn<(handler: (details: { url: string }) => { action: string }) => void>();
  const webRtc = vi.fn<(policy: string) => void>();
  const contents = {
    on: events.on.bind(events),
    setWindowOpenHandler: open,
    setWebRTCIPHandlingPolicy: webRtc,
  };
  hardenContents(contents as unknown as WebContents);
  return { events, open: open.mock.lastCall?.[0], webRtc: webRtc.mock.lastCall?.[0] };
}

/** Whether the listeners of an event prevent it. */
function isPrevented(events: EventEmitter, name: string, details: object = {}): boolean {
  let prevented = false;
  events.emit(name, {
    ...details,
    preventDefault() {
      prevented = true;
    },
  });
  return prevented;
}

describe('a request', () => {
  const { before } = hardenedSession();
  test.each([
    ['app://archive/index.html', false],
    ['app://archive/document/1', false],
    ['data:image/png;base64,AA==', false],
    ['blob:app://archive/0-1-2', false],
    ['app://other/index.html', true],
    ['app://archive.example.com/', true],
    ['https://example.com/', true],
    ['http://127.0.0.1/', true],
    ['ws://example.com/', true],
    ['wss://example.com/', true],
    ['ftp://example.com/', true],
    ['file:///etc/passwd', true],
    ['blob:https://example.com/1', true],
    ['blob:null/1', true],
    ['chrome://settings/', true],
    ['devtools://devtools/x.html', true],
    ['about:srcdoc', true],
  ])('to %s is cancelled: %s', (url, expected) => {
    const answers: (boolean | undefined)[] = [];
    before?.({ url }, ({ cancel }) => answers.push(cancel));
    expect(answers).toEqual([expected]);
  });
});

describe('a permission', () => {
  const { check, request, device } = hardenedSession();
  const asked = (permission: string, origin: string) => {
    const answers: (boolean | undefined)[] = [];
    request?.(null, permission, (granted) => answers.push(granted), { requestingUrl: origin });
    return { checked: check?.(null, permission, origin), requested: answers };
  };
  // Every name that Electron's types have for either question.
  test.each(
    (
      'clipboard-read deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation hid idle-detection ' +
      'keyboardLock media mediaKeySystem midi midiSysex notifications openExternal pointerLock serial speaker-selection ' +
      'storage-access top-level-storage-access unknown usb window-management accessibility-events background-sync'
    ).split(' '),
  )('%s is refused to the page itself', (permission) => {
    expect(asked(permission, 'app://archive/')).toEqual({ checked: false, requested: [false] });
  });
  test('to write to the clipboard is the page’s alone', () => {
    const write = 'clipboard-sanitized-write';
    expect(asked(write, 'app://archive/')).toEqual({ checked: true, requested: [true] });
    expect(asked(write, 'https://example.com/')).toEqual({ checked: false, requested: [false] });
  });
  test('for a device is refused', () => {
    expect(device?.()).toBe(false);
  });
});

test('nothing is downloaded, and no dictionary is fetched', () => {
  const { events, spelling } = hardenedSession();
  expect(isPrevented(events, 'will-download')).toBe(true);
  expect(spelling).toBe(false);
});

describe('a page', () => {
  const { events, open, webRtc } = hardenedContents();
  test.each([
    [{ isMainFrame: true, url: 'app://archive/index.html' }, false],
    [{ isMainFrame: true, url: 'https://example.com/' }, true],
    [{ isMainFrame: true, url: 'app://other/' }, true],
    [{ isMainFrame: true, url: 'file:///etc/passwd' }, true],
    [{ isMainFrame: true, url: 'about:blank' }, true],
    [{ isMainFrame: false, url: 'app://archive/index.html' }, true],
    [{ isMainFrame: false, url: 'https://example.com/' }, true],
  ])('that goes to %j is held: %s', (details, expected) => {
    expect(isPrevented(events, 'will-frame-navigate', details)).toBe(expected);
  });
  test('is sent nowhere else, and gets no webview', () => {
    expect(isPrevented(events, 'will-redirect', { url: 'app://archive/index.html' })).toBe(true);
    expect(isPrevented(events, 'will-attach-webview')).toBe(true);
  });
  test('gets no window, and finds no other computer', () => {
    expect(open?.({ url: 'app://archive/index.html' })).toEqual({ action: 'deny' });
    expect(webRtc).toBe('disable_non_proxied_udp');
  });
});
