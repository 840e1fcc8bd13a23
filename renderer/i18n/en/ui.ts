/** Texts of the components in renderer/ui. */
export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  loading: 'Loading …',
  copy: 'Copy',
  copied: 'Copied',
  yes: 'Yes',
  no: 'No',
  none: '(empty)',
} as const;
