import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

// What the source tells Electron, which only Electron itself enforces: each rule with the weakening that it must notice.

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const all = globSync('electron/{main,entries}/*.ts', { cwd: root }).map(read).join('\n');

const demanded: readonly (readonly [path: string, text: string, weakened: string])[] = [
  ...[
    ['sandbox: true', 'sandbox: false'],
    ['contextIsolation: true', 'contextIsolation: false'],
    ['nodeIntegration: false', 'nodeIntegration: true'],
    ['nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'],
    ['webviewTag: false', 'webviewTag: true'],
    ['navigateOnDragDrop: false', 'navigateOnDragDrop: true'],
  ].map(([text = '', weakened = '']) => ['electron/main/main-window.ts', text, weakened] as const),
  ['electron/entries/main.entry.ts', '\napp.enableSandbox();', ''],
  ['electron/entries/main.entry.ts', "('host-resolver-rules', 'MAP * ~NOTFOUND')", "('x', 'y')"],
  [
    'electron/main/program.ts',
    "session.fromPartition('archive', { cache: false })",
    'session.defaultSession',
  ],
  ['electron/main/program.ts', '  hardenSession(windowSession);', ''],
  ['electron/main/program.ts', '(_event, contents) => hardenContents(contents)', '() => undefined'],
  [
    'electron/main/session-hardening.ts',
    "contents.setWindowOpenHandler(() => ({ action: 'deny' }))",
    "contents.setWindowOpenHandler(() => ({ action: 'allow' }))",
  ],
  ...[
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableCookieEncryption: true',
    'onlyLoadAppFromAsar: true',
    'enableEmbeddedAsarIntegrityValidation: true',
    'grantFileProtocolExtraPrivileges: false',
  ].map((fuse) => ['electron-builder.yml', `\n  ${fuse}\n`, '\n'] as const),
];

const forbidden: readonly (readonly [what: RegExp, example: string])[] = [
  [/\bwebSecurity\b/, 'webSecurity: false'],
  [/\ballowRunningInsecureContent\b/, 'allowRunningInsecureContent: true'],
  [/\bexperimentalFeatures\b/, 'experimentalFeatures: true'],
  [/\benableBlinkFeatures\b/, "enableBlinkFeatures: 'x'"],
  [/\bopenExternal\b/, 'shell.openExternal(url)'],
  [/\bopenPath\b/, 'shell.openPath(path)'],
  [/@electron\/remote|\benableRemoteModule\b/, "import '@electron/remote'"],
  [/['"`]file:\/\/|\.loadFile\(/, "window.loadURL('file:///x')"],
  [/['"`]no-sandbox['"`]/, "appendSwitch('no-sandbox')"],
];

const holds = (source: string, text: string) => source.split(text).length === 2;

describe('what Electron is told', () => {
  test.each(demanded)('%s says %j', (path, text, weakened) => {
    const source = read(path);
    expect(holds(source, text)).toBe(true);
    expect(holds(source.replace(text, weakened), text)).toBe(false);
  });

  test.each(forbidden)('nothing in the main process or its preload says %s', (what, example) => {
    expect(all).not.toMatch(what);
    expect(`${all}\n${example}`).toMatch(what);
  });

  test('windows are made in one place alone', () => {
    expect(all.match(/new (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\(/g)).toEqual([
      'new BrowserWindow(',
    ]);
  });
});
