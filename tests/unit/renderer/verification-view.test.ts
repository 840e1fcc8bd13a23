import { describe, expect, it } from 'vitest';
import { checkNames, findingCodes, notPossibleReasons } from '#shared/contract/finding-codes.ts';
import type { Finding, LayerResult, VerificationResult } from '#shared/contract/verification.ts';
import { fillTemplate, templateNames } from '#shared/verification/fill-template.ts';
import { findingTarget, goOnDespite, groupFindings } from '#shared/verification/finding-groups.ts';
import { answer, countFindings, headline } from '#shared/verification/questions.ts';
import { layerFraction, overallFraction } from '../../../renderer/features/verification/progress.ts';
import { verification as en } from '../../../renderer/i18n/en/verification.ts';
import { verification as nl } from '../../../renderer/i18n/nl/verification.ts';

function layer(verdict: LayerResult['verdict'], findings: readonly Finding[] = []): LayerResult {
  return { verdict, checked: {}, findings: [...findings], checks: [] };
}

const finding = (code: string, severity: Finding['severity']): Finding => ({ code, severity, message: code });

function result(
  layers: Partial<VerificationResult['layers']> = {},
  trust: VerificationResult['signer']['trust'] = 'trusted',
): VerificationResult {
  const passed = layer('passed');
  return {
    file: 'a.sbqa',
    archiveId: null,
    verdict: 'passed',
    layers: { seal: passed, structure: passed, manifest: passed, books: passed, ...layers },
    signer: { id: '8337f45c189ecf21', trust },
    startedAt: '2026-01-01T00:00:00Z',
    seconds: 1,
  };
}

describe('the three questions', () => {
  it('are all answered with yes only where all was checked and trusted', () => {
    const answers = answer(result());
    expect(answers).toEqual({
      authentic: { tone: 'good', text: 'trusted' },
      intact: { tone: 'good', text: 'yes' },
      books: { tone: 'good', text: 'yes' },
    });
    expect(headline(answers)).toBe('good');
  });

  it('never call authentic what an unknown key, a sample key or nobody signed', () => {
    for (const trust of ['unknown', 'sample', 'none'] as const) {
      const answers = answer(result({}, trust));
      expect(answers.authentic.tone, trust).toBe('caution');
      expect(headline(answers), trust).toBe(trust === 'sample' ? 'sample' : 'unproved');
    }
    expect(answer(result({}, 'invalid')).authentic).toEqual({ tone: 'bad', text: 'forged' });
  });

  it('do not let a genuine signature speak for contents that were changed', () => {
    const answers = answer(result({ manifest: layer('failed', [finding('rows_changed', 'error')]) }));
    expect(answers.authentic).toEqual({ tone: 'bad', text: 'contentsDiffer' });
    expect(answers.intact.tone).toBe('bad');
    expect(headline(answers)).toBe('bad');
  });

  it('never call good what was not run or not possible', () => {
    for (const verdict of ['not_run', 'not_possible'] as const) {
      for (const name of ['seal', 'structure', 'manifest', 'books'] as const) {
        const answers = answer(result({ [name]: layer(verdict) }));
        const question = name === 'books' ? answers.books : answers.intact;
        expect(question.tone, `${name} ${verdict}`).toBe('open');
        expect(headline(answers), `${name} ${verdict}`).toBe('open');
      }
      expect(answer(result({ manifest: layer(verdict) })).authentic.tone).toBe('open');
    }
  });

  it('tell an intact archive from books that do not add up', () => {
    const answers = answer(result({ books: layer('failed', [finding('entry_unbalanced', 'error')]) }));
    expect(answers.intact.tone).toBe('good');
    expect(headline(answers)).toBe('badBooks');
  });

  it('leave remarks green and warnings not', () => {
    const remarks = answer(result({ books: layer('passed', [finding('entry_number_gap', 'remark')]) }));
    expect(remarks.books).toEqual({ tone: 'good', text: 'withRemarks' });
    const warnings = answer(
      result({ books: layer('passed', [finding('statement_not_connected', 'warning')]) }),
    );
    expect(warnings.books).toEqual({ tone: 'caution', text: 'withWarnings' });
    expect(headline(warnings)).toBe('caution');
  });

  it('do not hold an unknown signer against the bytes', () => {
    const signed = answer(
      result({ manifest: layer('passed', [finding('signer_unknown', 'warning')]) }, 'unknown'),
    );
    expect(signed.intact.tone).toBe('good');
    const mistyped = answer(
      result({ manifest: layer('passed', [finding('document_type_differs', 'warning')]) }),
    );
    expect(mistyped.intact.tone).toBe('caution');
  });

  it('count what is only counted, too', () => {
    const many: LayerResult = {
      ...layer('passed', [finding('iban_malformed', 'remark'), finding('entry_number_gap', 'remark')]),
      findingTotals: { iban_malformed: 900, entry_number_gap: 1 },
    };
    expect(countFindings(many, 'remark')).toBe(901);
    expect(countFindings(many, 'error')).toBe(0);
  });
});

describe('findings', () => {
  it('stand together by code, the gravest first, with how many there are', () => {
    const groups = groupFindings(
      result({
        manifest: {
          ...layer('failed', [finding('rows_changed', 'error')]),
          findingTotals: { rows_changed: 7 },
        },
        books: layer('passed', [
          finding('entry_number_gap', 'remark'),
          finding('statement_not_connected', 'warning'),
          finding('entry_number_gap', 'remark'),
        ]),
      }),
    );
    expect(groups.map(({ code, total }) => [code, total])).toEqual([
      ['rows_changed', 7],
      ['statement_not_connected', 1],
      ['entry_number_gap', 2],
    ]);
  });

  it('lead to their record, their records or their table', () => {
    const base = finding('x', 'error');
    expect(findingTarget(base)).toBeNull();
    expect(findingTarget({ ...base, table: 'invoice' })).toEqual({ kind: 'table', table: 'invoice' });
    expect(findingTarget({ ...base, table: 'invoice', firstId: 5, lastId: 5 })).toEqual({
      kind: 'record',
      table: 'invoice',
      id: 5,
    });
    expect(findingTarget({ ...base, table: 'invoice', firstId: 257, lastId: 512 })).toEqual({
      kind: 'range',
      table: 'invoice',
      firstId: 257,
      lastId: 512,
    });
    expect(findingTarget({ ...base, table: 'a', record: { table: 'b', id: 1 } })).toEqual({
      kind: 'record',
      table: 'b',
      id: 1,
    });
  });

  it('say for every code whether one can go on', () => {
    for (const code of findingCodes) {
      expect(Object.keys(en.use)).toContain(goOnDespite(code, 'error'));
    }
    expect(goOnDespite('entry_unbalanced', 'error')).toBe('booksQuestion');
    expect(goOnDespite('entry_number_gap', 'remark')).toBe('yes');
    expect(goOnDespite('page_damaged', 'error')).toBe('freshCopy');
    expect(goOnDespite('rows_changed', 'error')).toBe('exceptTouched');
    expect(goOnDespite('something_new', 'error')).toBe('exceptTouched');
  });
});

describe('templates', () => {
  it('are filled whole or not at all', () => {
    expect(fillTemplate('{{a}} and {{b}}', { a: '1', b: '2' })).toBe('1 and 2');
    expect(fillTemplate('{{a}} and {{b}}', { a: '1' })).toBeNull();
    expect(fillTemplate('{{a}}', { a: '' })).toBeNull();
    expect(fillTemplate('{{constructor}}', {})).toBeNull();
    expect(fillTemplate('{{a}}', { a: '$& {{b}}' })).toBe('$& {{b}}');
    expect(fillTemplate('Of {{a}}.', { a: 'De Linde B.V.' })).toBe('Of De Linde B.V.');
    expect(templateNames('{{b}} {{a}} {{b}}')).toEqual(['a', 'b']);
  });
});

describe('progress', () => {
  it('is not known before a total is, and never more than all', () => {
    const at = (done: number, total: number) =>
      ({ layer: 'seal', done, total, unit: 'bytes', bytesPerSecond: null, secondsLeft: null }) as const;
    expect(layerFraction(undefined)).toBeNull();
    expect(layerFraction(at(0, 0))).toBeNull();
    expect(layerFraction(at(5, 4))).toBe(1);
    expect(overallFraction(['seal', 'books'], { seal: at(1, 2) })).toBe(0.25);
    expect(overallFraction([], {})).toBe(0);
  });
});

describe('texts of the verification', () => {
  it.each([
    ['en', en],
    ['nl', nl],
  ] as const)('name in %s every check and every reason', (_language, texts) => {
    const checks = Object.values(checkNames).flat();
    expect(checks.filter((name) => !texts.check[name])).toEqual([]);
    const reasons = Object.keys(notPossibleReasons);
    expect(reasons.filter((reason) => !(texts.reason as Record<string, string>)[reason])).toEqual([]);
    expect(Object.keys(texts.reason).filter((reason) => !reasons.includes(reason))).toEqual([]);
  });
});
