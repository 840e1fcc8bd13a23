import type { Preferences } from '#shared/contract/shell-contract.ts';
import type { JsonFile } from './json-file.ts';

const defaults: Preferences = {
  language: 'system',
  theme: 'system',
  rememberRecent: true,
  idleLockMinutes: 10,
  contentProtection: false,
};

/** Some of the preferences; an undefined one counts as absent. */
type SomePreferences = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

/** What the user set, kept in one small file. */
export interface PreferencesStore {
  readonly get: () => Preferences;
  /** Takes what is given; what is absent or undefined stays as it was. */
  readonly set: (change: SomePreferences) => Preferences;
  /** Calls back after every change. */
  readonly onChange: (listener: (preferences: Preferences) => void) => void;
}

/** What the file lacks is as it is by default: it may come from a version that did not know all of them. */
export function createPreferences(file: JsonFile<SomePreferences>): PreferencesStore {
  const withChange = (before: Preferences, change: SomePreferences): Preferences => ({
    ...before,
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  });
  let current = withChange(defaults, file.read() ?? {});
  const listeners: ((preferences: Preferences) => void)[] = [];
  return {
    get: () => current,
    set(change) {
      const next = withChange(current, change);
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
