import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scales } from '#packer/sample/sizes.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { samplePublicKey } from '#shared/archive-format/keys.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { openPacked, rowsOf } from '../../fixtures/packed-archive.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

describe('writing a sample', () => {
  it('gives the same records for the same seed, in files that differ', async () => {
    const folder = temporaryFolder();
    const write = (name: string, seed: number) =>
      writeSample({ size: 'small', seed, out: join(folder, name) });
    const [one, again, other] = [
      await write('a.sbqa', 5),
      await write('b.sbqa', 5),
      await write('c.sbqa', 6),
    ];
    expect(again.manifest.root).toBe(one.manifest.root);
    expect(again.oddities).toEqual(one.oddities);
    expect(other.manifest.root).not.toBe(one.manifest.root);
    const hash = (name: string) =>
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
    expect(hash('a.sbqa')).not.toBe(hash('b.sbqa'));
    expect(readdirSync(folder).sort()).toEqual(
      ['a', 'b', 'c'].flatMap((name) => [`${name}.sbqa`, `${name}.sbqa.seal.json`]),
    );
  });

  it('says that it is a sample, and is signed with the key that everybody has', async () => {
    const out = join(temporaryFolder(), 'sample.sbqa');
    const phases: string[] = [];
    const written = await writeSample({ size: 'small', out }, ({ phase, done, total }) => {
      expect(done).toBeLessThanOrEqual(total);
      if (phases.at(-1) !== phase) phases.push(phase);
    });
    expect(phases).toEqual(['records', 'indexes', 'search', 'references', 'hashes', 'compact', 'seal']);
    const { manifest } = written;
    expect(manifest.reason).toBe('sample');
    expect(manifest.client.name).toMatch(/^Voorbeeld: /);
    expect(manifest.period).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    const database = openPacked(out, SAMPLE_PASSPHRASE);
    expect(rowsOf(database, 'SELECT signer_key FROM archive_manifest')).toEqual([
      { signer_key: Buffer.from(samplePublicKey) },
    ]);
    for (const total of manifest.controlTotals) {
      expect([total.sourceLines, total.sourceDebitCents, total.sourceCreditCents]).toEqual([
        total.lines,
        total.debitCents,
        total.creditCents,
      ]);
    }
  });

  it('has about as many lines as the size says, and the four oddities', async () => {
    const written = await writeSample({ size: 'small', out: join(temporaryFolder(), 'sample.sbqa') });
    expect(written.counts.journal_line).toBeGreaterThan(1_800);
    expect(written.counts.journal_line).toBeLessThan(2_600);
    expect(written.counts.document).toBe(150);
    expect(written.oddities.map(({ type }) => type)).toEqual([
      'numbering_gap',
      'entry_outside_period',
      'duplicate_supplier_invoice',
      'unmatched_document',
    ]);
  });

  it('opens with another passphrase if asked to, and with that one only', async () => {
    const out = join(temporaryFolder(), 'sample.sbqa');
    await writeSample({ size: { ...scales.small, documents: 90 }, out, passphrase: 'geheim van de tuin' });
    const count = (passphrase: string) =>
      rowsOf(openPacked(out, passphrase), 'SELECT count(*) AS documents FROM document');
    expect(count('geheim van de tuin')).toEqual([{ documents: 90 }]);
    expect(() => count(SAMPLE_PASSPHRASE)).toThrow();
  });

  it('leaves an archive that stands there alone unless told otherwise', async () => {
    const out = join(temporaryFolder(), 'sample.sbqa');
    const first = await writeSample({ size: 'small', out });
    const bytes = readFileSync(out);
    await expect(writeSample({ size: 'small', out })).rejects.toMatchObject({ code: 'output_failed' });
    expect(readFileSync(out).equals(bytes)).toBe(true);
    const second = await writeSample({ size: 'small', out, force: true });
    expect(second.manifest.archiveId).not.toBe(first.manifest.archiveId);
  });
});
