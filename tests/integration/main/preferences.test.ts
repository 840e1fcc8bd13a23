import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { events, launchProgram, relaunch, waitInPage } from './program-app.ts';

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
      {
        event: 'preferences',
        preferences: {
          language: 'nl',
          theme: 'dark',
          rememberRecent: true,
          idleLockMinutes: 10,
          contentProtection: false,
        },
      },
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
      idleLockMinutes: 10,
      contentProtection: false,
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
