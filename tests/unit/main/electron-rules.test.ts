// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source, which have templates of their own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceProblems } from '../../hardening/source-rules.ts';
import { readSources, root } from '../../hardening/sources.ts';
import { sourceTest, weakened, weakenings } from '../../hardening/weakenings.ts';

// The rules of docs/security.md as the source keeps them: what Electron is told, and what is nowhere done. Read off the syntax tree.

const sources = readSources();

test('the source keeps every rule', () => {
  expect(sources.size).toBeGreaterThan(500);
  expect(sourceProblems(sources)).toEqual([]);
});

describe('a weaker source is noticed', () => {
  const ofSource = weakenings.filter(({ noticedBy }) => noticedBy.includes(sourceTest));
  test.each(ofSource.map((weakening) => [weakening.path, weakening.text, weakening] as const))(
    '%s without %j',
    (path, _text, weakening) => {
      const text = weakened(sources.get(path) ?? '', weakening);
      expect(sourceProblems(new Map([...sources, [path, text]]))).not.toEqual([]);
    },
  );
});

test.each(weakenings)('$path still says $text', (weakening) => {
  expect(() => weakened(readFileSync(join(root, weakening.path), 'utf8'), weakening)).not.toThrow();
});

describe('no weakening is too clever', () => {
  const problemsOf = (path: string, add: string) => {
    const text = `${sources.get(path) ?? ''}\n${add}\n`;
    return sourceProblems(new Map([...sources, [path, text]]));
  };
  const main = 'electron/main/window-state.ts';
  const view = 'renderer/ui/Button.tsx';
  const engine = 'electron/engine/query/list.ts';
  test.each([
    [main, "options['webSecurity'] = false;"],
    [main, "import { shell } from 'electron';"],
    [main, "import * as electron from 'electron';"],
    [main, "import '@electron/remote';"],
    [main, "const { BrowserView } = await import('electron');"],
    [main, 'new electron.WebContentsView();'],
    [main, "import { ipcMain as messages } from 'electron'; messages.on('x', () => {});"],
    [main, "void session.defaultSession; app.commandLine.appendSwitch('no-sandbox');"],
    [main, "window.loadURL('file:///etc/passwd');"],
    [main, 'window.loadURL(`https://${host}/`);'],
    [main, "import { request } from 'node:https';"],
    [main, "const net = await import('net');"],
    [main, 'console.log(key);'],
    [main, 'process.stderr.write(passphrase);'],
    [main, "utilityProcess.fork(path, [key], { serviceName: 'x' });"],
    ['electron/main/ipc.ts', "ipcMain.on('x', (event, raw) => onDropped(raw));"],
    [
      'electron/main/ipc.ts',
      "ipcMain.handle('x', (event, raw) => { onDropped(raw); if (!isFromPage(event, contents)) return; });",
    ],
    ['electron/main/ipc.ts', 'const { safeParse } = envelopeSchema;'],
    ['electron/main/app-protocol.ts', "const open = () => new Response('x');"],
    [engine, "new Database('x');"],
    [engine, "import { createDatabase } from '../driver/writable-database.ts';"],
    [engine, 'db.prepare(`SELECT * FROM [${name}]`);'],
    [view, '<p dangerouslySetInnerHTML={{ __html: text }} />;'],
    [view, '<iframe src={address} />;'],
    [view, "element.insertAdjacentHTML('beforeend', text);"],
    [view, 'document.write(text);'],
    [view, "new Function('return 1')();"],
    [view, "const there = 'javascript:alert(1)';"],
    [view, "window.open('x');"],
    [view, "navigator.sendBeacon('x');"],
    [view, "import { getDocument } from 'pdfjs-dist'; getDocument({ url });"],
    [view, "import { AnnotationLayer } from 'pdfjs-dist';"],
    [view, "element['innerHTML'] = text;"],
    [view, "globalThis.open('x');"],
    [view, "window.fetch('https://example.com/');"],
    [view, "new window.WebSocket('wss://example.com/');"],
    [view, "setTimeout('alert(1)');"],
    [engine, "globalThis.fetch('https://example.com/');"],
    [engine, "const ask = fetch; ask('https://example.com/');"],
    [engine, "process.getBuiltinModule('node:net');"],
    [engine, "import { createRequire } from 'node:module'; createRequire(import.meta.url)('node:net');"],
    [engine, "db.prepare('SELECT * FROM \"' + name + '\"');"],
    [engine, "import Sqlite from 'better-sqlite3'; new Sqlite('x');"],
    [engine, 'const { stderr } = process; stderr.write(key);'],
    [engine, 'const { log } = console; log(key);'],
    [main, "process['stderr'].write(passphrase);"],
    ['electron/main/ipc.ts', 'envelopeSchema.parse(raw);'],
    ['electron/main/ipc.ts', "ipcMain.once('x', (event, raw) => onDropped(raw));"],
    ['electron/main/ipc.ts', "ipcMain.handleOnce('x', (event, raw) => onDropped(raw));"],
  ])('%s with %s', (path, add) => {
    expect(problemsOf(path, add)).not.toEqual([]);
    // The place itself is none: what is added is what is noticed.
    expect(problemsOf(path, 'export const nothing = 0;')).toEqual([]);
  });

  test.each([
    '<SCRIPT>run()</SCRIPT>',
    "<script src='https://example.com/x.js'></script>",
    '<iframe srcdoc="x"></iframe>',
    '<body onload="run()">',
  ])('the page with %s', (add) => {
    const path = 'renderer/index.html';
    const html = (sources.get(path) ?? '').replace('</head>', `${add}</head>`);
    expect(sourceProblems(new Map([...sources, [path, html]]))).not.toEqual([]);
  });
});
