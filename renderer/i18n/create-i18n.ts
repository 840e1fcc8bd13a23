import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Translation } from '#shared/words/translation.ts';
import type { Catalogue } from './en.ts';

/** The languages of the window. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** The window's language: as set, else the system's if it is Dutch, else English. */
export function chooseLanguage(preference: 'system' | Language, systemLocale: string): Language {
  if (preference !== 'system') return preference;
  return systemLocale.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

/** Fetches a language's texts; each language is a chunk of its own, so that the first load carries one. */
async function loadCatalogue(language: Language): Promise<Translation<Catalogue>> {
  return language === 'nl' ? (await import('./nl.ts')).nl : (await import('./en.ts')).en;
}

/** Makes the translator with one language loaded. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  const catalogue = await loadCatalogue(language);
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'ui',
    ns: Object.keys(catalogue),
    resources: { [language]: catalogue },
    // React escapes by itself.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** Changes the language, fetching its texts the first time. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (instance.language === language) return;
  if (!instance.hasResourceBundle(language, 'ui')) {
    const catalogue = await loadCatalogue(language);
    for (const [namespace, texts] of Object.entries(catalogue)) {
      instance.addResourceBundle(language, namespace, texts);
    }
  }
  await instance.changeLanguage(language);
}
