import type { Preferences } from '#shared/contract/shell-contract.ts';
import type { JsonFile } from './json-file.ts';

const defaults: Preferences = { language: 'system', theme: 'system', rememberRecent: true };

/** What the user set, kept in one small file. */
export interface PreferencesStore {
  readonly get: () => Preferences;
  /** Takes what is given; what is absent or undefined stays as it was. */
  readonly set: (
    change: { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined },
  ) => Preferences;
  /** Calls back after every change. */
  readonly onChange: (listener: (preferences: Preferences) => void) => void;
}

export function createPreferences(file: JsonFile<Preferences>): PreferencesStore {
  let current = { ...defaults, ...file.read() };
  const listeners: ((preferences: Preferences) => void)[] = [];
  return {
    get: () => current,
    set(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const next: Preferences = { ...current, ...Object.fromEntries(given) };
      file.write(next);
      current = next;
      for (const listener of listeners) listener(next);
      return next;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** The language that the window speaks: what was chosen, else the system's if it is Dutch, else English. */
export function languageOf(preferences: Preferences, systemLocale: string): 'nl' | 'en' {
  if (preferences.language !== 'system') return preferences.language;
  return /^nl\b/i.test(systemLocale) ? 'nl' : 'en';
}
