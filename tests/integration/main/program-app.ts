import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { createBuilder } from 'vite';
import { expect, onTestFinished, vi } from 'vitest';
import { launchStandIn, type StandInLaunch } from '../../../build/shell/launch.ts';

const root = resolve(import.meta.dirname, '../../..');
let built: Promise<void> | undefined;

/** Waits until an expression holds in the page. Playwright's own way needs `eval`, which the page's policy forbids. */
export async function waitInPage(page: Page, expression: string): Promise<void> {
  await vi.waitFor(async () => expect(await page.evaluate(expression)).toBe(true), { timeout: 10_000 });
}

/** Starts an app of `launchProgram` once more, as it is; the caller waits for what it wants. */
export function relaunch(
  app: { readonly folder: string; readonly userDataDir: string },
  options: { readonly args?: readonly string[] },
): Promise<StandInLaunch> {
  return launchStandIn({ appPath: app.folder, userDataDir: app.userDataDir, ...options });
}

/** The real main and preload, bundled once for all tests of a file, around a page and an engine that a test writes itself. */
export async function launchProgram(options: {
  /** Body of the engine's script; `tell`, `on` and `control` are there (see below). */
  readonly engine?: string;
  readonly pageScript?: string;
  readonly args?: readonly string[];
  readonly userDataDir?: string;
  readonly locale?: string;
}): Promise<
  StandInLaunch & {
    readonly folder: string;
    readonly userDataDir: string;
    readonly page: Page;
    readonly output: string[];
  }
> {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  built ??= bundle();
  await built;
  for (const name of ['main', 'preload'])
    cpSync(join(bundleFolder, name), join(folder, 'dist', name), { recursive: true });
  mkdirSync(join(folder, 'dist/renderer'), { recursive: true });
  mkdirSync(join(folder, 'dist/engine'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const files: Record<string, string> = {
    'package.json': JSON.stringify({
      name: 'program',
      productName: 'Program',
      version: '0.1.2',
      type: 'module',
      main: 'dist/main/main.js',
    }),
    'dist/licences.txt': 'Licences of the test.',
    'dist/renderer/index.html':
      '<!doctype html><title>placeholder</title><body><script type="module" src="page.js"></script>',
    'dist/renderer/page.js': `${pageHelpers}\n${options.pageScript ?? ''}`,
    'dist/engine/engine.js': `${engineHelpers}\n${options.engine ?? ''}`,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const userDataDir = options.userDataDir ?? join(folder, 'user-data');
  const output: string[] = [];
  const launch = await launchStandIn({
    appPath: folder,
    userDataDir,
    onOutput: (line) => output.push(line),
    ...(options.args && { args: options.args }),
    ...(options.locale && { locale: options.locale }),
  });
  onTestFinished(() => launch.close());
  const page = await launch.windows[0]?.contents.page;
  if (page === undefined) throw new Error('The program opened no window.');
  await page.waitForURL(/^https:/);
  await waitInPage(page, 'window.shell !== undefined');
  return { ...launch, folder, userDataDir, page, output };
}

const bundleFolder = mkdtempSync(join(tmpdir(), 'program-bundle-'));
process.on('exit', () => rmSync(bundleFolder, { recursive: true, force: true }));

/** Bundled beside the project's own dist, which another run may be writing at this moment. */
async function bundle(): Promise<void> {
  const builder = await createBuilder({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  for (const name of ['main', 'preload']) {
    const environment = builder.environments[name];
    if (environment === undefined) throw new Error(`There is no environment ${name}.`);
    environment.config.build.outDir = join(bundleFolder, name);
    await builder.build(environment);
  }
}

// A page with as little as can be: calls of the shell contract, the events seen, ports by role.
const pageHelpers = `
let next = 1;
const waiting = new Map();
window.events = [];
window.ports = {};
window.portMessages = [];
archiveShell.onMessage((message) => { waiting.get(message.id)?.(message); waiting.delete(message.id); });
archiveShell.onEvent((event) => events.push(event));
addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.source !== window || event.data?.type !== 'port') return;
  ports[event.data.role] = port;
  port.onmessage = ({ data }) => portMessages.push(data);
  port.addEventListener('close', () => portMessages.push('closed'));
});
window.shell = (method, input = {}) => new Promise((resolve, reject) => {
  const id = next++;
  waiting.set(id, (answer) => answer.type === 'result' ? resolve(answer.output) : reject(new Error(answer.failure.code)));
  archiveShell.send({ type: 'call', id, method, input });
});
`;

// An engine with as little as can be: says that it is there, answers pings, echoes what comes over a port.
const engineHelpers = `
const role = process.argv[2];
const tell = (message) => process.parentPort.postMessage(message);
const handlers = {};
const on = (type, handler) => { handlers[type] = handler; };
on('ping', ({ sequence }) => tell({ type: 'pong', sequence }));
on('lock', () => tell({ type: 'locked', reason: 'user' }));
on('connect', (_message, port) => {
  port.on('message', ({ data }) => onPort(data, port));
  port.start();
});
let onPort = (data, port) => port.postMessage({ role, echo: data });
process.parentPort.on('message', ({ data, ports }) => handlers[data.type]?.(data, ports[0]));
tell({ type: 'ready' });
`;

/** A running program under test. */
export type Program = Awaited<ReturnType<typeof launchProgram>>;

/** What the main process has told the page by itself, in order. */
export const events = (program: Program) => program.page.evaluate('events') as Promise<{ event: string }[]>;

/** The same by name. */
export const eventNames = async (program: Program) => (await events(program)).map(({ event }) => event);

/** Has a port to an engine process sent to the page. */
export async function connect(program: Program, role = 'engine'): Promise<void> {
  await program.page.evaluate(`shell("engine.connect", { role: "${role}" })`);
  await waitInPage(program.page, `ports["${role}"] !== undefined`);
}

/** An engine that says on `open` that an archive is open, opens it again with the right key, and dies on `die`. */
export const openingEngine = `
  onPort = (data, port) => {
    if (data === 'open') tell({ type: 'opened', path: '/archives/a.sbqa', fileName: 'a.sbqa', key: new Uint8Array([7, 7, 7]) });
    else if (data === 'die') process.exit(3);
    else port.postMessage({ role, echo: data, pid: process.pid });
  };
  on('reopen', ({ path, key }) => tell({ type: 'reopened', ok: path === '/archives/a.sbqa' && key.join() === '7,7,7' }));`;

/** Lets `openingEngine` say that an archive is open, as unlocking does, and waits until the main process has heard. */
export async function openArchive(program: Program): Promise<void> {
  await program.page.evaluate('ports.engine.postMessage("open")');
  const recent = () => program.page.evaluate('shell("files.recent")');
  await vi.waitFor(async () => expect(await recent()).toMatchObject([{ name: 'a.sbqa' }]));
}
