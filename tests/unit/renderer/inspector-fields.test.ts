import { describe, expect, it } from 'vitest';
import { differenceCents } from '../../../renderer/features/inspector/entry-balance.ts';
import { invoiceLinesOf } from '../../../renderer/features/inspector/invoice-line-rows.ts';
import { copyText, fieldForm, tellingFields } from '../../../renderer/features/inspector/record-fields.ts';

describe('fieldForm', () => {
  it('goes by the type, and by the name where the type says too little', () => {
    expect(fieldForm({ name: 'gross_cents', type: 'cents' })).toBe('cents');
    expect(fieldForm({ name: 'vat_rate_bp', type: 'integer' })).toBe('rate');
    expect(fieldForm({ name: 'byte_size', type: 'integer' })).toBe('bytes');
    expect(fieldForm({ name: 'page_count', type: 'integer' })).toBe('number');
    expect(fieldForm({ name: 'sha256', type: 'text' })).toBe('hash');
    expect(fieldForm({ name: 'anything', type: 'something new' })).toBe('text');
  });
});

describe('copyText', () => {
  it('is exact: amounts with a point, everything else as it is stored', () => {
    expect(copyText({ type: 'cents', value: -5 })).toBe('-0.05');
    expect(copyText({ type: 'cents', value: '9007199254740993' })).toBe('90071992547409.93');
    expect(copyText({ type: 'cents', value: 'no amount' })).toBe('no amount');
    expect(copyText({ type: 'date', value: '2025-12-31' })).toBe('2025-12-31');
    expect(copyText({ type: 'text', value: null })).toBe('');
    expect(copyText({ type: 'blob', value: { blobBytes: 4 } })).toBe('');
  });
});

describe('tellingFields', () => {
  it('leaves out what says nothing and what stands elsewhere', () => {
    const field = (name: string, value: string | number | null | { blobBytes: number }) => ({
      name,
      type: 'text',
      value,
      references: null,
    });
    const record = {
      ref: { table: 'relation', id: 1 },
      title: '',
      covered: true,
      groups: [],
      fields: [
        field('id', 1),
        field('name', 'De Linde'),
        field('city', ''),
        field('bic', null),
        field('content', { blobBytes: 3 }),
        field('administration_id', 1),
        field('balance', 0),
      ],
    };
    expect(tellingFields(record, ['administration_id']).map(({ name }) => name)).toEqual(['name', 'balance']);
  });
});

describe('an entry', () => {
  it('balances to the cent at any size', () => {
    expect(differenceCents('9007199254740993', '9007199254740992')).toBe(1n);
    expect(differenceCents(100, '100')).toBe(0n);
  });
});

describe('invoiceLinesOf', () => {
  it('reads the cells by their columns, in whatever order these come', () => {
    const columns = ['net_cents', 'id', 'description', 'quantity', 'unit', 'vat_rate_bp', 'line_number'].map(
      (name) => ({
        name,
        type: 'text' as const,
        sortable: true,
        filterable: true,
      }),
    );
    const [line] = invoiceLinesOf(columns, [
      { ref: null, cells: ['12300', 7, 'Potgrond', '2', 'zak', 900, 3] },
    ]);
    expect(line).toEqual({
      lineNumber: 3,
      description: 'Potgrond',
      quantity: '2 zak',
      unitPrice: null,
      netCents: '12300',
      vatRateBp: 900,
      account: null,
    });
  });
});
