import type { ui as english } from '../en/ui.ts';
import type { Translation } from '../translation.ts';

/** Texts of the components in renderer/ui. */
export const ui: Translation<typeof english> = {
  close: 'Sluiten',
  cancel: 'Annuleren',
  retry: 'Opnieuw proberen',
  loading: 'Laden …',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  yes: 'Ja',
  no: 'Nee',
  none: '(leeg)',
};
