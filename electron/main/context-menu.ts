import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { menuLabels } from './menu-labels.ts';

/** What a right click offers: the editing that can be done there; empty where nothing can. */
export function contextMenuTemplate(
  {
    isEditable,
    editFlags,
    selectionText,
  }: Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>,
  language: 'nl' | 'en',
): MenuItemConstructorOptions[] {
  const labels = menuLabels[language];
  const copy: MenuItemConstructorOptions = { role: 'copy', label: labels.copy, enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: labels.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: labels.paste, enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: labels.selectAll, enabled: editFlags.canSelectAll },
  ];
}
