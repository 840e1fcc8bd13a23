import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  connect,
  events,
  launchProgram,
  openArchive,
  openingEngine,
  type Program,
  relaunch,
  waitInPage,
} from './program-app.ts';

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
