import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { checkOptions, NotInStandIn, RefusedByElectron } from './refusals.ts';

const knownOptions = {
  id: 1,
  label: 1,
  role: 1,
  type: 1,
  accelerator: 1,
  submenu: 1,
  click: 1,
  enabled: 1,
  visible: 1,
  checked: 1,
  registerAccelerator: 1,
} satisfies Partial<Record<keyof MenuItemConstructorOptions, 1>>;

// Roles that the browser carries out by itself when its own keys are pressed, or that show nothing here.
const browserRoles = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'toggleDevTools',
  'minimize',
  'zoom',
  'front',
  'hide',
  'hideOthers',
  'unhide',
  'services',
  'window',
  'about',
  'appMenu',
  'fileMenu',
  'editMenu',
  'viewMenu',
  'windowMenu',
  'help',
  'quit',
  'close',
];

/** `Menu`, and what a key press that the page left alone does to the application's menu. */
export interface StandInMenu {
  readonly Menu: typeof Menu;
  /** Runs the item whose accelerator the keys are; true if there was one. */
  readonly pressAccelerator: (keys: string) => boolean;
}

export function createMenu(host: Host, roles: Readonly<Record<string, () => void>>): StandInMenu {
  let applicationMenu: Menu | null = null;

  const makeItem = (options: MenuItemConstructorOptions | MenuItem): MenuItem => {
    checkOptions('MenuItem', options, knownOptions);
    const { role, click, submenu } = options;
    if (role !== undefined && !browserRoles.includes(role)) throw new NotInStandIn(`the menu role ${role}`);
    if (role !== undefined && click !== undefined) {
      throw new RefusedByElectron(`The menu item with role ${role} would ignore its click.`);
    }
    if (typeof options.accelerator === 'string') parseAccelerator(options.accelerator);
    const enabled = options.enabled ?? true;
    return standIn<MenuItem>('MenuItem', {
      id: options.id ?? '',
      label: options.label ?? role ?? '',
      ...(role === undefined ? {} : { role: role as NonNullable<MenuItem['role']> }),
      type: options.type ?? (submenu === undefined ? 'normal' : 'submenu'),
      accelerator: options.accelerator ?? null,
      // There in every item, as in Electron, though its type says that it may be absent.
      submenu: (Array.isArray(submenu) ? makeMenu(submenu) : undefined) as Menu,
      enabled,
      visible: options.visible ?? true,
      checked: options.checked ?? false,
      click() {
        if (!enabled) return undefined;
        if (role === undefined) {
          // The app's handlers take no notice of the window and the event.
          return (click as (() => void) | undefined)?.();
        }
        const run = roles[role];
        if (run === undefined) throw new NotInStandIn(`clicking the menu role ${role}`);
        return run();
      },
    });
  };
  const makeMenu = (template: readonly (MenuItemConstructorOptions | MenuItem)[]): Menu => {
    const items = template.map(makeItem);
    return standIn<Menu>('Menu', {
      items,
      getMenuItemById: (id) => flatten(items).find((item) => item.id === id) ?? null,
      popup() {},
    });
  };
  const statics: Subset<typeof Menu> = {
    buildFromTemplate: makeMenu,
    setApplicationMenu(menu) {
      host.requireReady('Menu.setApplicationMenu');
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  };

  return {
    Menu: standIn('Menu', statics),
    pressAccelerator(keys) {
      const item = flatten(applicationMenu?.items ?? []).find(
        ({ accelerator }) => accelerator !== null && parseAccelerator(accelerator) === keys,
      );
      item?.click();
      return item !== undefined;
    },
  };
}

function flatten(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...flatten(item.submenu?.items ?? [])]);
}

const modifiers: Readonly<Record<string, string>> = {
  cmdorctrl: 'control',
  commandorcontrol: 'control',
  ctrl: 'control',
  control: 'control',
  alt: 'alt',
  option: 'alt',
  shift: 'shift',
  cmd: 'meta',
  command: 'meta',
  super: 'meta',
  meta: 'meta',
};
const order = ['control', 'alt', 'shift', 'meta'];

/** `CmdOrCtrl+Shift+L` as `control+shift+l`, the way the page reports a key press. */
function parseAccelerator(accelerator: string): string {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  const named = parts.map((part) => {
    const modifier = modifiers[part];
    if (modifier === undefined) throw new RefusedByElectron(`'${part}' of ${accelerator} is no modifier.`);
    return modifier;
  });
  if (key === '') throw new RefusedByElectron(`${accelerator} names no key.`);
  return [...order.filter((modifier) => named.includes(modifier)), key].join('+');
}
