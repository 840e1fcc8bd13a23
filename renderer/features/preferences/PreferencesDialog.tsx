/** Language, theme and recent archives. Not built yet. */
export function PreferencesDialog(_props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return null;
}
