import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';
import { type Manifest, manifestBody, readManifest } from '#shared/archive-format/manifest.ts';

const manifest: Manifest = {
  format: 'smartbooqing-archive/1',
  archiveId: '123e4567-e89b-42d3-a456-426614174000',
  exporter: { name: 'test', version: '1' },
  exportedAt: '2026-03-02T10:15:00Z',
  reason: 'on_request',
  client: { name: 'Voorbeeld B.V.', kvkNumber: null },
  period: { from: '2025-01-01', to: null },
  currency: 'EUR',
  tables: [{ name: 'period', rows: 0, columns: ['id'], root: '0'.repeat(64) }],
  documents: { count: 0, bytes: 0 },
  controlTotals: [],
  schemaSha256: '0'.repeat(64),
  root: '0'.repeat(64),
  appointmentKey: null,
};

describe('manifest', () => {
  it('is read back from its stored text', () => {
    expect(readManifest(manifestBody(manifest))).toEqual({ ok: true, manifest, isCanonical: true });
  });

  it('keeps members that this version does not know', () => {
    const reading = readManifest(canonicalJson({ ...manifest, later: 1 }));
    expect(reading).toMatchObject({ ok: true, isCanonical: true, manifest: { later: 1 } });
  });

  it('says when the text is not the canonical one', () => {
    expect(readManifest(JSON.stringify(manifest, null, 1))).toMatchObject({ ok: true, isCanonical: false });
  });

  it.each([
    ['{', 'not_json'],
    ['null', 'not_a_manifest'],
    [canonicalJson({ ...manifest, root: 'F'.repeat(64) }), 'not_a_manifest'],
    [canonicalJson({ ...manifest, archiveId: 'x' }), 'not_a_manifest'],
    [canonicalJson({ ...manifest, appointmentKey: 'AAAA' }), 'not_a_manifest'],
    [canonicalJson({ ...manifest, exportedAt: 'yesterday' }), 'not_a_manifest'],
  ])('refuses %s with a code', (body, code) => {
    expect(readManifest(body)).toMatchObject({ ok: false, code });
  });
});
