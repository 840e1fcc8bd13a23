import type { Menu, MenuItemConstructorOptions } from 'electron';
import type { Host } from './host.ts';
import { checkOptions, NotInStandIn, RefusedByElectron, refusingUnknown } from './refusals.ts';

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

interface Item {
  readonly id: string;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | null;
  readonly submenu: { readonly items: readonly Item[] } | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: () => void;
}

/** `Menu`, and what a key press that the page left alone does to the application's menu. */
export interface StandInMenu {
  readonly Menu: typeof Menu;
  /** Runs the item whose accelerator the keys are; true if there was one. */
  readonly pressAccelerator: (keys: string) => boolean;
}

export function createMenu(host: Host, roles: Readonly<Record<string, () => void>>): StandInMenu {
  let applicationMenu: { readonly items: readonly Item[] } | null = null;

  const makeItem = (options: MenuItemConstructorOptions): Item => {
    checkOptions('MenuItem', options, knownOptions);
    const { role, click, submenu } = options;
    if (role !== undefined && !browserRoles.includes(role)) throw new NotInStandIn(`the menu role ${role}`);
    if (role !== undefined && click !== undefined) {
      throw new RefusedByElectron(`The menu item with role ${role} would ignore its click.`);
    }
    if (typeof options.accelerator === 'string') parseAccelerator(options.accelerator);
    const item: Item = {
      id: options.id ?? '',
      label: options.label ?? role ?? '',
      role,
      type: options.type ?? (submenu === undefined ? 'normal' : 'submenu'),
      accelerator: options.accelerator ?? null,
      submenu: submenu === undefined ? undefined : makeMenu(submenu as MenuItemConstructorOptions[]),
      enabled: options.enabled ?? true,
      visible: options.visible ?? true,
      checked: options.checked ?? false,
      click() {
        if (!item.enabled) return;
        if (role !== undefined) {
          const run = roles[role];
          if (run === undefined) throw new NotInStandIn(`clicking the menu role ${role}`);
          return run();
        }
        // The app's handlers take no notice of the window and the event.
        (click as (() => void) | undefined)?.();
      },
    };
    return item;
  };
  const makeMenu = (template: readonly MenuItemConstructorOptions[]) => {
    const items = template.map(makeItem);
    return refusingUnknown('Menu', {
      items,
      getMenuItemById: (id: string) => flatten(items).find((item) => item.id === id) ?? null,
      popup() {},
    });
  };
  const statics = {
    buildFromTemplate: makeMenu,
    setApplicationMenu(menu: { readonly items: readonly Item[] } | null) {
      host.requireReady('Menu.setApplicationMenu');
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  } satisfies Partial<Record<keyof typeof Menu, unknown>>;

  return {
    Menu: refusingUnknown('Menu', statics) as unknown as typeof Menu,
    pressAccelerator(keys) {
      const item = flatten(applicationMenu?.items ?? []).find(
        ({ accelerator }) => accelerator !== null && parseAccelerator(accelerator) === keys,
      );
      item?.click();
      return item !== undefined;
    },
  };
}

function flatten(items: readonly Item[]): Item[] {
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
