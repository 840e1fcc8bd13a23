import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '#shared/contract/shell-contract.ts';
import { menuLabels } from './menu-labels.ts';

/**
 * The menu as data: on macOS the program's own menu comes first and holds what stands under File and Help elsewhere.
 * Each command is told to `onCommand` by its name, which is also the item's id.
 */
export function menuTemplate(
  language: 'nl' | 'en',
  platform: NodeJS.Platform,
  onCommand: (command: Command) => void,
): MenuItemConstructorOptions[] {
  const labels = menuLabels[language];
  const isMac = platform === 'darwin';
  const command = (id: Command, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => onCommand(id),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const about = command('about', labels.about);
  const preferences = command('preferences', labels.preferences, 'CmdOrCtrl+,');
  const quit: MenuItemConstructorOptions = { role: 'quit', label: labels.quit };

  const programMenu: MenuItemConstructorOptions[] = isMac
    ? [
        {
          role: 'appMenu',
          submenu: [
            about,
            separator,
            preferences,
            separator,
            { role: 'services' },
            separator,
            { role: 'hide' },
            { role: 'hideOthers' },
            { role: 'unhide' },
            separator,
            quit,
          ],
        },
      ]
    : [];
  return [
    ...programMenu,
    {
      role: 'fileMenu',
      label: labels.file,
      submenu: [
        command('open-archive', labels.open, 'CmdOrCtrl+O'),
        separator,
        command('save-document', labels.saveDocument, 'CmdOrCtrl+S'),
        command('print', labels.print, 'CmdOrCtrl+P'),
        separator,
        command('lock', labels.lock, 'CmdOrCtrl+L'),
        command('close-archive', labels.closeArchive, 'CmdOrCtrl+Shift+W'),
        ...(isMac ? [] : [separator, preferences, separator, quit]),
      ],
    },
    {
      role: 'editMenu',
      label: labels.edit,
      submenu: [
        { role: 'undo', label: labels.undo },
        { role: 'redo', label: labels.redo },
        separator,
        { role: 'cut', label: labels.cut },
        { role: 'copy', label: labels.copy },
        { role: 'paste', label: labels.paste },
        { role: 'selectAll', label: labels.selectAll },
        separator,
        command('search', labels.search, 'CmdOrCtrl+K'),
      ],
    },
    {
      role: 'viewMenu',
      label: labels.view,
      submenu: [
        command('back', labels.back, isMac ? 'Cmd+[' : 'Alt+Left'),
        command('forward', labels.forward, isMac ? 'Cmd+]' : 'Alt+Right'),
        separator,
        { role: 'resetZoom', label: labels.actualSize },
        { role: 'zoomIn', label: labels.zoomIn },
        { role: 'zoomOut', label: labels.zoomOut },
        separator,
        { role: 'togglefullscreen', label: labels.fullScreen },
      ],
    },
    {
      label: labels.archive,
      submenu: [
        command('verify', labels.verify, 'CmdOrCtrl+Shift+V'),
        separator,
        command('appoint', labels.appoint),
      ],
    },
    ...(isMac
      ? [{ role: 'windowMenu' as const, label: labels.window }]
      : [{ label: labels.window, submenu: [{ role: 'minimize' as const, label: labels.minimize }] }]),
    {
      role: 'help',
      label: labels.help,
      submenu: [
        command('check-proof', labels.checkProof),
        command('data', labels.data),
        ...(isMac ? [] : [separator, about]),
      ],
    },
  ];
}
