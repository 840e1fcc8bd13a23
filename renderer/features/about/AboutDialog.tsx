/** Versions and licences. Not built yet. */
export function AboutDialog(_props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return null;
}
