import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scales } from '#packer/sample/sizes.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { jsonOf, runCommand } from '../cli/run-command.ts';
import { threeYears } from './sample-fixture.ts';

const verification = z.object({
  verdict: z.string(),
  layers: z.record(
    z.string(),
    z.object({
      verdict: z.string(),
      findings: z.array(z.object({ code: z.string(), record: z.object({ id: z.number() }).optional() })),
    }),
  ),
});

describe.each([
  ['small', scales.small],
  ['three years', threeYears],
] as const)('verifying a sample: %s', (_name, size) => {
  it('finds what is wrong on purpose, and nothing else', async () => {
    const out = join(temporaryFolder(), 'sample.sbqa');
    const { oddities } = await writeSample({ size, seed: 11, out });
    const run = await runCommand(['verify', out, '--json'], { passphrase: SAMPLE_PASSPHRASE });
    const { verdict, layers } = verification.parse(jsonOf(run));
    expect([run.exitCode, verdict]).toEqual([0, 'passed']);
    expect(Object.values(layers).map((layer) => layer.verdict)).toEqual([
      'passed',
      'passed',
      'passed',
      'passed',
    ]);
    const found = (layer: string) => layers[layer]?.findings.map(({ code }) => code);
    expect(found('seal')).toEqual(['seal_signer_sample']);
    expect(found('structure')).toEqual([]);
    expect(found('manifest')).toEqual(['signer_sample']);
    // The fourth oddity, a document that nobody booked, is a matter for a list and no finding.
    expect(found('books')).toEqual([
      'entry_number_gap',
      'entry_date_outside_period',
      'duplicate_supplier_invoice',
    ]);
    const [, outside, duplicate] = oddities;
    expect(layers.books?.findings[1]?.record?.id).toBe(
      outside?.type === 'entry_outside_period' ? outside.journalEntryId : null,
    );
    expect(duplicate?.type === 'duplicate_supplier_invoice' ? duplicate.invoiceIds : []).toContain(
      layers.books?.findings[2]?.record?.id,
    );
  });
});
