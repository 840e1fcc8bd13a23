import type { MenuItemConstructorOptions, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { commandSchema } from '#shared/contract/shell-contract.ts';
import { contextMenuTemplate } from '../../../electron/main/context-menu.ts';
import { menuTemplate } from '../../../electron/main/menu-template.ts';
import { isFromPage } from '../../../electron/main/sender-check.ts';

const flatten = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  const items = flatten(menuTemplate('nl', platform, () => {}));

  test('has every command once', () => {
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.sort()).toEqual([...commandSchema.options].sort());
  });

  test('tells a command by its name', () => {
    const told: string[] = [];
    const clickable = flatten(menuTemplate('en', platform, (command) => told.push(command)));
    for (const { id, click } of clickable) if (id !== undefined) (click as () => void)();
    expect(told.sort()).toEqual([...commandSchema.options].sort());
  });

  test('uses no accelerator twice', () => {
    const accelerators = items.flatMap(({ accelerator }) => (accelerator == null ? [] : [accelerator]));
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });
});

test('the two languages differ in every word that has a translation', () => {
  const labels = (language: 'nl' | 'en') =>
    flatten(menuTemplate(language, 'linux', () => {})).map(({ label }) => label);
  const pairs = labels('nl').map((dutch, index) => [dutch, labels('en')[index]]);
  expect(pairs.filter(([dutch, english]) => dutch === english && dutch !== undefined)).toEqual([
    ['Help', 'Help'],
  ]);
});

describe('a message', () => {
  const contents = {} as WebContents;
  const frame = (url: string, parent: object | null = null) => ({ url, parent }) as never;
  test.each([
    ["the window's own page", { sender: contents, senderFrame: frame('app://archive/index.html#/x') }, true],
    ['another page', { sender: contents, senderFrame: frame('https://example.com/app://archive/') }, false],
    ['another origin of the scheme', { sender: contents, senderFrame: frame('app://archive.evil/') }, false],
    ['a frame within the page', { sender: contents, senderFrame: frame('app://archive/x', {}) }, false],
    ['another window', { sender: {} as WebContents, senderFrame: frame('app://archive/index.html') }, false],
    ['a frame that is gone', { sender: contents, senderFrame: null }, false],
  ])('from %s counts: %s', (_name, event, expected) => {
    expect(isFromPage(event, contents)).toBe(expected);
  });
});

describe('a right click', () => {
  const editFlags = { canCopy: true, canCut: true, canPaste: true, canSelectAll: true } as never;
  const roles = (isEditable: boolean, selectionText: string) =>
    contextMenuTemplate({ isEditable, editFlags, selectionText }, 'nl').map(({ role, type }) => role ?? type);

  test('offers what can be done there', () => {
    expect(roles(false, '')).toEqual([]);
    expect(roles(false, ' \n')).toEqual([]);
    expect(roles(false, 'F2024-001')).toEqual(['copy']);
    expect(roles(true, '')).toEqual(['cut', 'copy', 'paste', 'separator', 'selectAll']);
  });
});
