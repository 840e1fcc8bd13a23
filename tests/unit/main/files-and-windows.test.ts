import { describe, expect, test, vi } from 'vitest';
import { createKeptKey } from '../../../electron/main/kept-key.ts';
import { createPathGrants } from '../../../electron/main/path-grants.ts';
import { archiveOnCommandLine } from '../../../electron/main/requested-file.ts';
import { safeFileName } from '../../../electron/main/safe-file-name.ts';
import { minimumSize, placeWindow } from '../../../electron/main/window-state.ts';

describe('path grants', () => {
  test('are opaque, the same for the same right, and told once', () => {
    const onGive = vi.fn();
    const grants = createPathGrants(onGive);
    const file = grants.give('/home/piet/boeken.sbqa', 'read');
    expect(file).toEqual({ grant: file.grant, name: 'boeken.sbqa', folder: '/home/piet' });
    expect(file.grant).toMatch(/^[\w-]{32}$/);
    expect(grants.give('/home/piet/boeken.sbqa', 'read')).toEqual(file);
    expect(grants.give('/home/piet/boeken.sbqa', 'write').grant).not.toBe(file.grant);
    expect(onGive).toHaveBeenCalledTimes(2);
    expect(grants.pathOf(file.grant)).toBe('/home/piet/boeken.sbqa');
    expect(grants.pathOf('x'.repeat(32))).toBeNull();
  });

  test('never for a path that depends on where one stands', () => {
    expect(() => createPathGrants(() => {}).give('boeken.sbqa', 'read')).toThrow('absolute');
  });
});

test('the kept key is overwritten when it is replaced and when it is forgotten', () => {
  const kept = createKeptKey();
  const first = new Uint8Array([1, 2]);
  const second = new Uint8Array([3, 4]);
  kept.keep('/a', first);
  kept.keep('/b', second);
  expect([...first]).toEqual([0, 0]);
  expect(kept.current()).toEqual({ path: '/b', key: second });
  kept.forget();
  kept.forget();
  expect([...second]).toEqual([0, 0]);
  expect(kept.current()).toBeNull();
});

test.each([
  [['/a/b.sbqa'], '/a/b.sbqa'],
  [['b.SBQA'], '/work/b.SBQA'],
  [['--flag', '../b.sbqa', 'c.sbqa'], '/b.sbqa'],
  [['--open=b.sbqa'], null],
  [['--x', 'b.sqlite', 'c.sbqa'], '/work/b.sqlite'],
  [['/a/b.DB'], '/a/b.DB'],
  [['b.db3'], '/work/b.db3'],
  [['b.sqlite3'], '/work/b.sqlite3'],
  [['b.sqlcipher'], '/work/b.sqlcipher'],
  [['b.pdf', 'sqlite', 'db'], null],
  [[], null],
])('the command line %j asks for %s', (line, path) => {
  expect(archiveOnCommandLine(line, '/work')).toBe(path);
});

test.each([
  ['factuur 2024-001.pdf', 'factuur 2024-001.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\x.dll', 'C__Windows_x.dll'],
  ['.bashrc', 'bashrc'],
  ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
  ['a\u0000b', 'a_b'],
  ['con', '_con'],
  ['NUL.txt', '_NUL.txt'],
  ['...', '_'],
  ['', '_'],
  ['x'.repeat(300), 'x'.repeat(200)],
])('%j is saved as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

describe('the window opens', () => {
  const screen = { x: 0, y: 25, width: 1440, height: 875 };
  const second = { x: 1440, y: 0, width: 1920, height: 1080 };
  const kept = (x: number, y: number, width = 1000, height = 700, maximized = false) => ({
    bounds: { x, y, width, height },
    maximized,
  });

  test('in the middle at first', () => {
    expect(placeWindow(null, [screen])).toEqual({
      bounds: { x: 40, y: 33, width: 1360, height: 860 },
      maximized: false,
    });
  });

  test('where it was, on either screen, maximised too', () => {
    expect(placeWindow(kept(100, 100), [screen, second]).bounds).toEqual(kept(100, 100).bounds);
    expect(placeWindow(kept(2000, 100, 1000, 700, true), [screen, second])).toEqual(
      kept(2000, 100, 1000, 700, true),
    );
  });

  test('in the middle where its screen is gone or its title bar cannot be reached', () => {
    const middle = placeWindow(null, [screen]).bounds;
    expect(placeWindow(kept(2000, 100), [screen]).bounds).toEqual(middle);
    expect(placeWindow(kept(100, -500), [screen]).bounds).toEqual(middle);
    expect(placeWindow(kept(1400, 100), [screen]).bounds).toEqual(middle);
  });

  test('no larger than the screen and no smaller than it can be used', () => {
    expect(placeWindow(kept(0, 25, 5000, 5000), [screen]).bounds).toEqual({
      x: 0,
      y: 25,
      width: 1440,
      height: 875,
    });
    expect(placeWindow(kept(0, 25, 200, 100), [screen]).bounds).toMatchObject(minimumSize);
    expect(placeWindow(null, []).bounds.width).toBeGreaterThan(0);
  });
});
