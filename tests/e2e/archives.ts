import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';

/** The archives that `make-archive.ts` knows how to write. */
export type ArchiveKind =
  | 'odd-documents'
  | 'large-pdf'
  | 'slow-books'
  | 'many-lines'
  | 'unknown-signer'
  | 'edited-sample'
  | 'damaged-sample'
  | 'ended-appointment';

/** A folder for the specs of one file, with the archives asked for; removed after the last spec. */
export function archivesForSpecs(...kinds: readonly ArchiveKind[]): {
  readonly path: (kind: ArchiveKind) => string;
  /** Ids of documents by file name, of the archives of documents alone. */
  readonly documentIds: () => Readonly<Record<string, number>>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'archives-'));
  const path = (kind: ArchiveKind) =>
    join(folder, `${kind}.${kind === 'ended-appointment' ? 'sbqkey' : 'sbqa'}`);
  let documentIds: Readonly<Record<string, number>> = {};
  test.beforeAll(() => {
    test.setTimeout(120_000);
    for (const kind of kinds) {
      const script = join(import.meta.dirname, 'make-archive.ts');
      const printed = execFileSync(process.execPath, [script, kind, path(kind)], { encoding: 'utf8' });
      if (kind !== 'odd-documents' && kind !== 'large-pdf') continue;
      documentIds = JSON.parse(printed) as Record<string, number>;
      expect(Object.keys(documentIds).length).toBeGreaterThan(0);
    }
  });
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { path, documentIds: () => documentIds };
}

/** Passphrases of the archives that are not copies of the sample. */
export const passphrases = {
  'odd-documents': 'alle soorten documenten',
  'large-pdf': 'alle soorten documenten',
  'slow-books': 'Zoë zaait zeven ½ zaden',
  'many-lines': 'Zoë zaait zeven ½ zaden',
  'unknown-signer': 'Zoë zaait zeven ½ zaden',
  'ended-appointment': 'woorden van de accountant',
} as const satisfies Partial<Record<ArchiveKind, string>>;
