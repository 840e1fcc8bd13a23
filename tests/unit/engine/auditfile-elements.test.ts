import { describe, expect, it } from 'vitest';
import { AuditfileElements } from '#engine/export/auditfile/auditfile-elements.ts';

describe('elements of an auditfile', () => {
  it('hold any text as text, and what XML cannot hold as a replacement that is counted', () => {
    const elements = new AuditfileElements();
    expect(elements.text('desc', '<a> & "b"\r\n\u0001\ud800😀')).toBe(
      '<desc>&lt;a&gt; &amp; "b"&#13;\n\ufffd\ufffd😀</desc>',
    );
    expect(elements.notes).toEqual([{ code: 'character_replaced', element: 'desc', count: 2 }]);
  });

  it('cut texts to their field by characters, and never a code', () => {
    const elements = new AuditfileElements();
    expect(elements.text('city', '😀'.repeat(50), 50)).toBe(`<city>${'😀'.repeat(50)}</city>`);
    expect(elements.notes).toEqual([]);
    expect(elements.text('city', '😀'.repeat(51), 50)).toBe(`<city>${'😀'.repeat(50)}</city>`);
    expect(elements.code('accID', 'x'.repeat(36))).toBe(`<accID>${'x'.repeat(36)}</accID>`);
    expect(elements.notes).toEqual([
      { code: 'text_cut', element: 'city', count: 1 },
      { code: 'value_not_allowed', element: 'accID', count: 1 },
    ]);
  });

  it('are left out where there is nothing to say, unless the schema asks for them', () => {
    const elements = new AuditfileElements();
    expect(elements.text('desc', null)).toBe('');
    expect(elements.textOrEmpty('docRef', '')).toBe('<docRef/>');
    expect(elements.group('streetAddress', elements.text('city', null))).toBe('');
    expect(elements.required('periodNumber', null, /^\d+$/)).toBe('');
    expect(elements.value('qntity', '-5', /^\d+$/)).toBe('<qntity>-5</qntity>');
    expect(elements.notes).toEqual([
      { code: 'value_missing', element: 'periodNumber', count: 1 },
      { code: 'value_not_allowed', element: 'qntity', count: 1 },
    ]);
  });
});
