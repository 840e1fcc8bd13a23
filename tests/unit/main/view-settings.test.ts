import { expect, test } from 'vitest';
import type { ViewSettings } from '#shared/contract/shell-contract.ts';
import type { JsonFile } from '../../../electron/main/json-file.ts';
import { createViewSettings } from '../../../electron/main/view-settings.ts';

function fileInMemory(content: ViewSettings | null = null) {
  let kept = content;
  const file: JsonFile<ViewSettings> = {
    read: () => kept,
    write: (value) => {
      kept = structuredClone(value);
    },
    remove: () => {
      kept = null;
    },
  };
  return { file, kept: () => kept };
}

const columns = { shown: ['date'], widths: { date: 90 }, pinned: [], group: null };

test('what is chosen is there at the next start, and gone when it is forgotten', () => {
  const { file } = fileInMemory();
  const store = createViewSettings(file);
  store.setColumns('journal-lines', columns);
  store.setColumns('table/document', columns);
  store.setInspectorWidth(512);
  expect(createViewSettings(file).get()).toEqual({
    inspectorWidth: 512,
    columns: { 'journal-lines': columns, 'table/document': columns },
  });
  store.setColumns('journal-lines', null);
  expect(createViewSettings(file).get().columns).toEqual({ 'table/document': columns });
});

test.each([
  'table/klanten.db/Personen',
  'table/Salarissen van Jan',
  'table/',
  '../x',
  'Jan de Vries',
  '__proto__',
])('nothing is kept of %s, whose name is somebody’s data', (viewId) => {
  const { file, kept } = fileInMemory();
  createViewSettings(file).setColumns(viewId, columns);
  expect(kept()).toBeNull();
});
