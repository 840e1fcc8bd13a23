import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { _electron } from 'playwright';
import type { HostOptions, RunningHost } from './host.ts';
import { appPath } from './paths.ts';

/**
 * The app on Electron: the bundles of dist with the binary that the npm package fetches. A packaged program cannot be driven: its
 * fuses take the debugger away.
 */
export async function launchOnElectron(options: HostOptions): Promise<RunningHost> {
  // Neither root nor a build machine's user can set Chromium's sandbox up on Linux; there is nothing to guard against in a test.
  const cannotSandbox =
    process.platform === 'linux' && (process.getuid?.() === 0 || process.env.CI !== undefined);
  const fixedArgs = [
    ...(cannotSandbox ? ['--no-sandbox'] : []),
    appPath,
    `--user-data-dir=${options.userDataDir}`,
    `--lang=${options.locale}`,
  ];
  const app = await _electron.launch({
    args: [...fixedArgs, ...options.args],
    cwd: appPath,
    colorScheme: options.colorScheme,
    locale: options.locale,
  });
  app.process().stderr?.on('data', (chunk) => options.onOutput(String(chunk).trimEnd()));
  app.on('console', (message) => options.onOutput(`main ${message.type()}: ${message.text()}`));
  const actual = await app.evaluate(({ app: electronApp }) => electronApp.getPath('userData'));
  if (actual !== options.userDataDir) {
    await app.close();
    throw new Error(`The app would write to ${actual} instead of the test's own folder.`);
  }
  const stray: string[] = [];
  const page = await app.firstWindow();
  page.on('websocket', (socket) => stray.push(socket.url()));
  app.context().on('request', (request) => {
    if (!/^(app:\/\/archive\/|data:|blob:app:)/.test(request.url())) stray.push(request.url());
  });
  return {
    page: async () => app.windows().at(-1) ?? page,
    // Playwright hands over the function with the same module; its types name an argument that is not serialisable here.
    evaluate: (run, arg) => app.evaluate(run as never, arg as never),
    async pdf() {
      const base64 = await app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) throw new Error('The app has no window.');
        return (await contents.printToPDF({ preferCSSPageSize: true })).toString('base64');
      });
      return Buffer.from(base64, 'base64');
    },
    strayRequests: async () => stray,
    faults: () => [],
    async startAnother(args) {
      const path = app.process().spawnfile;
      await once(spawn(path, [...fixedArgs, ...args], { cwd: appPath, stdio: 'ignore' }), 'exit');
    },
    async setSystemTheme(colorScheme) {
      for (const window of app.windows()) await window.emulateMedia({ colorScheme });
    },
    close: () => app.close(),
    exited: new Promise((resolve) => app.process().once('exit', resolve)),
  };
}
