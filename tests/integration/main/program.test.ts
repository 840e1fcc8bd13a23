import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { launchProgram, relaunch, waitInPage } from './program-app.ts';

type Program = Awaited<ReturnType<typeof launchProgram>>;
const events = (program: Program) => program.page.evaluate('events') as Promise<{ event: string }[]>;
const eventNames = async (program: Program) => (await events(program)).map(({ event }) => event);
const connect = async (program: Program, role = 'engine') => {
  await program.page.evaluate(`shell("engine.connect", { role: "${role}" })`);
  await waitInPage(program.page, `ports["${role}"] !== undefined`);
};
/** Lets the engine say that an archive is open, as unlocking does. */
const openArchive = (program: Program) => program.page.evaluate('ports.engine.postMessage("open")');
const openingEngine = `
  onPort = (data, port) => {
    if (data === 'open') tell({ type: 'opened', path: '/archives/a.sbqa', fileName: 'a.sbqa', key: new Uint8Array([7, 7, 7]) });
    else if (data === 'die') process.exit(3);
    else port.postMessage({ role, echo: data, pid: process.pid });
  };
  on('reopen', ({ path, key }) => tell({ type: 'reopened', ok: path === '/archives/a.sbqa' && key.join() === '7,7,7' }));`;

test('the window opens, answers the shell contract and asks nothing of the network', async () => {
  const program = await launchProgram({ locale: 'nl-NL' });
  expect(await program.page.evaluate('shell("app.info")')).toMatchObject({
    version: '0.1.2',
    systemLocale: 'nl-NL',
    platform: 'linux',
    versions: { node: process.versions.node },
  });
  expect(await program.page.evaluate('shell("app.licences")')).toEqual({ text: 'Licences of the test.' });
  expect(await program.page.evaluate('shell("no.such").catch((e) => e.message)')).toBe('bad_message');
  expect(await program.page.evaluate('shell("window.title", { title: 7 }).catch((e) => e.message)')).toBe(
    'bad_message',
  );
  expect(await program.page.evaluate('shell("files.sample")')).toBeNull();
  expect(program.requests.map(({ url, outcome }) => `${outcome} ${url}`)).toEqual([
    'answered app://archive/index.html',
    'answered app://archive/page.js',
  ]);
  expect(program.faults).toEqual([]);
});

test("the page's policy allows nothing but the app's own, and no way out is open", async () => {
  const program = await launchProgram({
    pageScript:
      "try { window.evaluated = new Function('return 1')(); } catch { window.evaluated = 'refused'; }",
  });
  const { page } = program;
  const response = await page.evaluate(
    'fetch("index.html").then((r) => [r.headers.get("content-security-policy"), r.headers.get("x-content-type-options")])',
  );
  expect(response).toEqual([
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'nosniff',
  ]);
  const outcome = await page.evaluate(`(async () => {
    const style = document.createElement('style'); style.textContent = 'body { color: rgb(1, 2, 3) }'; document.head.append(style);
    const script = document.createElement('script'); script.textContent = 'window.inlineRan = true'; document.head.append(script);
    return {
      fetched: await fetch('https://example.com/').then(() => 'fetched', () => 'refused'),
      evaluated: window.evaluated,
      inlineScript: window.inlineRan ?? 'refused',
      inlineStyle: getComputedStyle(document.body).color === 'rgb(1, 2, 3)' ? 'applied' : 'refused',
      notFound: (await fetch('../../package.json')).status,
      encoded: (await fetch('%2e%2e%2fmain%2fmain.js')).status,
      posted: (await fetch('index.html', { method: 'POST', body: 'x' })).status,
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: (await navigator.permissions.query({ name: 'camera' })).state,
      node: [typeof require, typeof process, typeof module].join(),
    };
  })()`);
  expect(outcome).toEqual({
    fetched: 'refused',
    evaluated: 'refused',
    inlineScript: 'refused',
    inlineStyle: 'refused',
    notFound: 404,
    encoded: 404,
    posted: 405,
    geolocation: 'denied',
    camera: 'denied',
    node: 'undefined,undefined,undefined',
  });
  await page.evaluate('void (location.href = "https://example.com/away")');
  await page.evaluate('void window.open("https://example.com/popup")');
  await vi.waitFor(() =>
    expect(program.requests).toContainEqual({ url: 'https://example.com/away', outcome: 'cancelled' }),
  );
  expect(await page.title()).toBe('placeholder');
  expect(page.context().pages()).toHaveLength(1);
  expect(
    program.requests.filter(
      ({ url, outcome: end }) => end === 'answered' && !url.startsWith('app://archive/'),
    ),
  ).toEqual([]);
  expect(program.requests.filter(({ outcome: end }) => end === 'refused')).toEqual([]);
});

describe('the engine', () => {
  test('is reached over a port, bytes and all', async () => {
    const program = await launchProgram({});
    await connect(program);
    await program.page.evaluate('ports.engine.postMessage({ hello: new Uint8Array([1, 2, 255]) })');
    await waitInPage(program.page, 'portMessages.length > 0');
    expect(
      await program.page.evaluate(
        'portMessages.map((m) => [m.role, m.echo.hello.constructor.name, ...m.echo.hello])',
      ),
    ).toEqual([['engine', 'Uint8Array', 1, 2, 255]]);
    expect(program.faults).toEqual([]);
  });

  test('that dies is started again, opens with the kept key, and the window hears of it', async () => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    await program.page.evaluate('ports.engine.postMessage("die")');
    await vi.waitFor(async () =>
      expect(await events(program)).toContainEqual({ event: 'engine-restarted', reopened: true }),
    );
    expect(await eventNames(program)).toEqual(['disconnected', 'engine-restarted']);
    await connect(program);
    await program.page.evaluate('ports.engine.postMessage("again")');
    await waitInPage(program.page, 'portMessages.some((m) => m.echo === "again")');
    expect(program.faults).toEqual([]);
  });

  test('and a verifier with the same archive are two processes; stopping the one leaves the other', async () => {
    const program = await launchProgram({ engine: openingEngine });
    expect(
      await program.page.evaluate('shell("engine.connect", { role: "verifier" }).catch((e) => e.message)'),
    ).toBe('locked');
    await connect(program);
    await openArchive(program);
    await vi.waitFor(() => connect(program, 'verifier'));
    await program.page.evaluate('ports.verifier.postMessage("hi")');
    await program.page.evaluate('ports.engine.postMessage("hi")');
    await waitInPage(program.page, 'portMessages.length === 2');
    const answers = (await program.page.evaluate('portMessages')) as { role: string; pid: number }[];
    expect(new Set(answers.map(({ role }) => role))).toEqual(new Set(['engine', 'verifier']));
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
    await program.page.evaluate('shell("verifier.stop")');
    expect(await events(program)).toEqual([{ event: 'disconnected', role: 'verifier' }]);
    const { electron } = program;
    await vi.waitFor(() =>
      expect(electron.app.getAppMetrics().map(({ name }) => name)).toEqual(['Archive engine']),
    );
  });

  test('streams documents to the window', async () => {
    const program = await launchProgram({
      engine: `
        const bytes = new TextEncoder().encode('0123456789');
        const ends = new Map();
        on('document-read', ({ request, documentId, start, end }) => {
          if (documentId !== 7) return tell({ type: 'document-failed', request, code: 'not_found' });
          ends.set(request, [start, end ?? bytes.length]);
          tell({ type: 'document-head', request, mimeType: 'text/html', fileName: 'x.html', byteSize: bytes.length });
        });
        on('document-pull', ({ request }) => {
          const [start, end] = ends.get(request);
          const stop = Math.min(start + 4, end);
          ends.set(request, [stop, end]);
          tell({ type: 'document-chunk', request, bytes: bytes.slice(start, stop), last: stop >= end });
        });`,
    });
    expect(
      await program.page.evaluate(`(async () => {
        const whole = await fetch('document/7');
        const part = await fetch('document/7', { headers: { range: 'bytes=2-4' } });
        const none = await fetch('document/8');
        return [whole.status, whole.headers.get('content-type'), await whole.text(), part.status, part.headers.get('content-range'), await part.text(), none.status, none.headers.get('x-failure')];
      })()`),
    ).toEqual([200, 'application/octet-stream', '0123456789', 206, 'bytes 2-4/10', '234', 404, 'not_found']);
  });
});

describe('locking', () => {
  test.each([
    ['suspend', 'suspend'],
    ['lock-screen', 'lock-screen'],
    ['user-did-resign-active', 'lock-screen'],
  ] as const)('on %s', async (power, reason) => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    const before = program.electron.app.getAppMetrics().map(({ pid }) => pid);
    program.electron.powerMonitor.emit(power);
    await vi.waitFor(async () => expect(await events(program)).toContainEqual({ event: 'locked', reason }));
    await vi.waitFor(() => {
      const now = program.electron.app.getAppMetrics().map(({ pid }) => pid);
      expect(now).toHaveLength(1);
      expect(now).not.toEqual(before);
    });
    expect(
      await program.page.evaluate('shell("engine.connect", { role: "verifier" }).catch((e) => e.message)'),
    ).toBe('locked');
  });

  test('asked for by the window', async () => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    await program.page.evaluate('shell("session.lock")');
    await vi.waitFor(async () => expect(await eventNames(program)).toEqual(['disconnected', 'locked']));
  });

  test('ends an engine that does not listen any more', async () => {
    const program = await launchProgram({ engine: `${openingEngine}\n on('lock', () => { for (;;); });` });
    await connect(program);
    await openArchive(program);
    const [before] = program.electron.app.getAppMetrics();
    program.electron.powerMonitor.emit('suspend');
    await vi.waitFor(
      () => expect(program.electron.app.getAppMetrics().map(({ pid }) => pid)).not.toContain(before?.pid),
      { timeout: 5_000 },
    );
  });
});

describe('files', () => {
  const archive = (program: Program) => {
    const path = join(program.folder, 'boeken.sbqa');
    writeFileSync(path, 'x');
    return path;
  };

  test('chosen in the dialog reach the engine by their path and the window by a grant', async () => {
    const program = await launchProgram({
      engine:
        "on('grant', (message) => { globalThis.last = message; }); onPort = (data, port) => port.postMessage(globalThis.last);",
    });
    const path = archive(program);
    program.electron.dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    const file = (await program.page.evaluate('shell("files.chooseArchive")')) as { grant: string };
    expect(file).toEqual({ grant: file.grant, name: 'boeken.sbqa', folder: program.folder });
    await connect(program);
    await program.page.evaluate('ports.engine.postMessage("which")');
    await waitInPage(program.page, 'portMessages.length > 0');
    expect(await program.page.evaluate('portMessages[0]')).toEqual({
      type: 'grant',
      grant: file.grant,
      path,
      access: 'read',
    });
    program.electron.dialog.showOpenDialog = async () => ({ canceled: true, filePaths: [] });
    expect(await program.page.evaluate('shell("files.chooseArchive")')).toBeNull();
  });

  test('to be saved get a name that is no path, and a grant to write', async () => {
    const program = await launchProgram({});
    const asked: unknown[] = [];
    program.electron.dialog.showSaveDialog = async (...args: unknown[]) => {
      asked.push((args.at(-1) as { defaultPath: string }).defaultPath);
      return { canceled: false, filePath: '/tmp/out.pdf' };
    };
    expect(
      await program.page.evaluate('shell("files.chooseSave", { suggestedName: "../../x.pdf" })'),
    ).toMatchObject({ name: 'out.pdf', folder: '/tmp' });
    expect(asked).toEqual(['_.._x.pdf']);
  });

  test('named on the command line are asked for once', async () => {
    const program = await launchProgram({ args: ['--some-switch', '/archives/boeken.sbqa'] });
    expect(await program.page.evaluate('shell("files.requested")')).toMatchObject({
      name: 'boeken.sbqa',
      folder: '/archives',
    });
    expect(await program.page.evaluate('shell("files.requested")')).toBeNull();
  });

  test('of a second instance come to the first, which ends at once itself', async () => {
    const program = await launchProgram({});
    const second = await relaunch(program, { args: ['/archives/tweede.sbqa'] });
    expect(await second.exited).toBe(0);
    expect(second.windows).toEqual([]);
    await vi.waitFor(async () =>
      expect(await events(program)).toMatchObject([
        { event: 'open-requested', file: { name: 'tweede.sbqa' } },
      ]),
    );
    expect(program.faults).toEqual([]);
  });

  test('opened from the system come to the window', async () => {
    const program = await launchProgram({});
    program.emitAppEvent('open-file', '/archives/derde.sbqa');
    await vi.waitFor(async () =>
      expect(await events(program)).toMatchObject([
        { event: 'open-requested', file: { name: 'derde.sbqa' } },
      ]),
    );
  });

  test('dropped on the window become a grant; their path stays outside', async () => {
    const program = await launchProgram({
      pageScript: `
        document.body.style.cssText = 'width:500px;height:500px';
        addEventListener('dragover', (event) => event.preventDefault());
        addEventListener('drop', async (event) => { event.preventDefault(); window.dropped = [event.dataTransfer.files[0].name, await archiveShell.grantDropped(event.dataTransfer.files[0])]; });`,
    });
    const path = archive(program);
    const debug = await program.page.context().newCDPSession(program.page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await debug.send('Input.dispatchDragEvent', {
        type,
        x: 100,
        y: 100,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    }
    await waitInPage(program.page, 'window.dropped !== undefined');
    expect(await program.page.evaluate('dropped')).toEqual([
      'boeken.sbqa',
      { grant: expect.any(String), name: 'boeken.sbqa', folder: program.folder },
    ]);
    expect(
      await program.page.evaluate('archiveShell.grantDropped(new File(["x"], "/etc/passwd"))'),
    ).toBeNull();
    expect(await program.page.evaluate('archiveShell.grantDropped({ path: "/etc/passwd" })')).toBeNull();
  });

  test('that were open are remembered by path alone, marked when missing, and forgotten', async () => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    const recent = () => program.page.evaluate('shell("files.recent")') as Promise<{ grant: string }[]>;
    await vi.waitFor(async () =>
      expect(await recent()).toMatchObject([{ name: 'a.sbqa', folder: '/archives', missing: true }]),
    );
    const kept = readFileSync(join(program.userDataDir, 'recent.json'), 'utf8');
    expect(Object.keys(JSON.parse(kept)[0])).toEqual(['path', 'openedAt']);
    await program.page.evaluate('shell("preferences.set", { rememberRecent: false })');
    expect(await recent()).toEqual([]);
    expect(existsSync(join(program.userDataDir, 'recent.json'))).toBe(false);
  });
});

describe('preferences and the window', () => {
  test('language and theme take effect at once: menu, theme, event, and after a restart', async () => {
    const program = await launchProgram({});
    const firstLabel = () => program.electron.Menu.getApplicationMenu()?.items[0]?.label;
    expect(firstLabel()).toBe('File');
    await program.page.evaluate('shell("preferences.set", { language: "nl", theme: "dark" })');
    expect(firstLabel()).toBe('Bestand');
    expect(program.electron.nativeTheme.shouldUseDarkColors).toBe(true);
    expect(await program.page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')).toBe(true);
    expect(await events(program)).toEqual([
      { event: 'preferences', preferences: { language: 'nl', theme: 'dark', rememberRecent: true } },
    ]);
    await program.close();
    const again = await relaunch(program, {});
    expect(again.electron.Menu.getApplicationMenu()?.items[0]?.label).toBe('Bestand');
    expect(again.electron.nativeTheme.themeSource).toBe('dark');
    await again.close();
  });

  test('menu commands reach the page, from the menu and from the keyboard where the page leaves the key alone', async () => {
    const program = await launchProgram({
      pageScript:
        "addEventListener('keydown', (event) => { if (event.key === 'k') event.preventDefault(); });",
    });
    program.electron.Menu.getApplicationMenu()?.getMenuItemById('verify')?.click();
    await vi.waitFor(async () =>
      expect(await events(program)).toEqual([{ event: 'command', command: 'verify' }]),
    );
    await program.page.keyboard.press('Control+k');
    await program.page.keyboard.press('Control+l');
    await vi.waitFor(async () =>
      expect((await events(program)).at(-1)).toEqual({ event: 'command', command: 'lock' }),
    );
    expect(await events(program)).toHaveLength(2);
  });

  test('the window is where it was', async () => {
    const program = await launchProgram({});
    const bounds = { x: 60, y: 70, width: 900, height: 650 };
    program.electron.BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    program.electron.BrowserWindow.getAllWindows()[0]?.maximize();
    await program.close();
    expect(JSON.parse(readFileSync(join(program.userDataDir, 'window.json'), 'utf8'))).toEqual({
      bounds,
      maximized: true,
    });
    const again = await relaunch(program, {});
    const window = again.electron.BrowserWindow.getAllWindows()[0];
    expect([window?.getNormalBounds(), window?.isMaximized()]).toEqual([bounds, true]);
    await again.close();
  });

  test('broken settings start as if there were none', async () => {
    const userDataDir = join((await launchProgram({})).folder, 'broken');
    mkdirSync(userDataDir);
    for (const name of ['preferences.json', 'recent.json', 'window.json'])
      writeFileSync(join(userDataDir, name), '{"x":');
    const program = await launchProgram({ userDataDir });
    expect(await program.page.evaluate('shell("preferences.get")')).toEqual({
      language: 'system',
      theme: 'system',
      rememberRecent: true,
    });
    expect(await program.page.evaluate('shell("files.recent")')).toEqual([]);
  });

  test('a page that is loaded again gets no answer to the page before', async () => {
    const program = await launchProgram({});
    let answer: (value: { canceled: boolean; filePaths: string[] }) => void = () => {};
    program.electron.dialog.showOpenDialog = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await program.page.evaluate('void shell("files.chooseArchive")');
    await program.page.reload();
    await waitInPage(program.page, 'window.shell !== undefined');
    const first = program.page.evaluate('shell("preferences.get")');
    answer({ canceled: false, filePaths: ['/x.sbqa'] });
    expect(await first).toMatchObject({ language: 'system' });
    expect(program.faults).toEqual([]);
  });
});

test('a page that crashes is loaded again, with nothing open any more', async () => {
  const program = await launchProgram({ engine: openingEngine });
  await connect(program);
  await openArchive(program);
  const [before] = program.electron.app.getAppMetrics();
  await program.page.evaluate('void (window.before = true)');
  program.windows[0]?.contents.raise('render-process-gone', { reason: 'crashed', exitCode: 1 });
  await vi.waitFor(
    async () =>
      expect(await program.page.evaluate('typeof window.shell + typeof window.before')).toBe(
        'functionundefined',
      ),
    {
      timeout: 10_000,
    },
  );
  expect(
    await program.page.evaluate('shell("engine.connect", { role: "verifier" }).catch((e) => e.message)'),
  ).toBe('locked');
  await vi.waitFor(() =>
    expect(program.electron.app.getAppMetrics().map(({ pid }) => pid)).not.toContain(before?.pid),
  );
});

test("the window's title names the archive, then the program", async () => {
  const program = await launchProgram({});
  const title = () => program.electron.BrowserWindow.getAllWindows()[0]?.getTitle();
  expect(title()).toBe('Program');
  await program.page.evaluate('shell("window.title", { title: "boeken.sbqa" })');
  expect(title()).toBe('boeken.sbqa – Program');
  await program.page.evaluate('shell("window.title", { title: "" })');
  expect(title()).toBe('Program');
});
