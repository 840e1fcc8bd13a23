import { EventEmitter } from 'node:events';
import type { NativeTheme } from 'electron';
import type { Page } from 'playwright';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { refuseUnknownEvents } from './refusals.ts';

/** `nativeTheme`, and the system's theme behind it. */
export interface StandInTheme {
  readonly nativeTheme: NativeTheme;
  /** Makes a page follow the theme, now and later. */
  readonly dress: (page: Page) => Promise<void>;
  readonly setSystemTheme: (colorScheme: 'light' | 'dark') => Promise<void>;
}

export function createNativeTheme(host: Host): StandInTheme {
  const events = new EventEmitter();
  refuseUnknownEvents('nativeTheme', events, ['updated']);
  const pages = new Set<Page>();
  let system = host.options.colorScheme ?? 'light';
  let source: NativeTheme['themeSource'] = 'system';
  const colorScheme = () => (source === 'system' ? system : source);
  const apply = async () => {
    for (const page of pages) await page.emulateMedia({ colorScheme: colorScheme() });
    events.emit('updated');
  };
  const members: Subset<NativeTheme> = {
    on: events.on.bind(events),
    off: events.off.bind(events),
    removeListener: events.removeListener.bind(events),
    get shouldUseDarkColors() {
      return colorScheme() === 'dark';
    },
    get themeSource() {
      return source;
    },
    set themeSource(next: NativeTheme['themeSource']) {
      source = next;
      void apply().catch(host.fault);
    },
  };
  return {
    nativeTheme: standIn('nativeTheme', members),
    async dress(page) {
      pages.add(page);
      page.on('close', () => pages.delete(page));
      await page.emulateMedia({ colorScheme: colorScheme() });
    },
    async setSystemTheme(next) {
      system = next;
      await apply();
    },
  };
}
