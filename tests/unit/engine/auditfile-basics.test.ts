import { expect, test } from 'vitest';
import { AuditfileElements } from '#engine/export/auditfile/auditfile-elements.ts';
import type { AuditfileSource } from '#engine/export/auditfile/auditfile-source.ts';
import { generalLedgerOf } from '#engine/export/auditfile/master-records.ts';

test('a cost centre and a project of one code are listed once, as the schema has it, and that is said', async () => {
  const dimensions = [
    { id: 1n, kind: 'cost_centre', code: '100', description: 'Winkel' },
    { id: 2n, kind: 'project', code: '100', description: 'Verbouwing' },
    { id: 3n, kind: 'project', code: '200', description: null },
    { id: 4n, kind: 'partner', code: '300', description: null },
  ];
  const source = {
    year: { administrationId: 1 },
    async *pages(what: string) {
      yield what === 'The cost centres and projects' ? dimensions : [];
    },
  };
  const elements = new AuditfileElements();
  let xml = '';
  for await (const part of generalLedgerOf(source as unknown as AuditfileSource, elements)) xml += part;
  const listed = [...xml.matchAll(/<basicType>(\d+)<\/basicType>\s*<basicID>(\d+)/g)];
  expect(listed.map(([, type, id]) => [type, id])).toEqual([
    ['02', '100'],
    ['04', '200'],
  ]);
  expect(elements.notes).toEqual([
    { code: 'code_taken', element: 'project', count: 1 },
    { code: 'left_out', element: 'partner', count: 1 },
  ]);
});
