import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { ContractError, type Failure, fail } from '#shared/contract/failure.ts';
import { toldFailure } from '../../../electron/cli/exit-codes.ts';

const message = 'What went wrong, in words.';

describe('every failure has the exit code and the name that scripts know', () => {
  test.each<[Failure, number, string]>([
    [{ code: 'usage', message }, 2, 'usage'],
    [{ code: 'bad_auditfile', message }, 2, 'usage'],
    [{ code: 'wrong_passphrase', message }, 3, 'wrong_passphrase'],
    [{ code: 'damaged', reason: 'page_one', message }, 4, 'damaged'],
    [{ code: 'damaged_record', message }, 4, 'damaged'],
    [{ code: 'not_an_archive', reason: 'empty', message }, 5, 'not_an_archive'],
    [{ code: 'plain_sqlite', message }, 5, 'plain_sqlite'],
    [{ code: 'newer_format', message }, 6, 'newer_format'],
    [{ code: 'not_readable', reason: 'missing', message }, 7, 'not_readable'],
    [{ code: 'appointment_invalid', reason: 'expired', message }, 8, 'appointment_invalid'],
    [{ code: 'not_found', message }, 9, 'not_found'],
    [{ code: 'no_such_view', message }, 9, 'no_such_view'],
    [{ code: 'bad_filter', message }, 9, 'bad_filter'],
    [{ code: 'output_failed', reason: 'exists', message }, 10, 'output_failed'],
    [{ code: 'cancelled', message }, 130, 'cancelled'],
    [{ code: 'internal', message }, 70, 'internal'],
  ])('%j', (failure, exitCode, code) => {
    const told = toldFailure(new ContractError(failure));
    expect(told).toMatchObject({ exitCode, error: { code, message } });
    expect(told.error.reason).toBe('reason' in failure ? failure.reason : undefined);
  });
});

test('an error of the packer becomes a sentence', () => {
  const error = Object.assign(new Error('line 3: not an auditfile'), { code: 'bad_auditfile' });
  expect(toldFailure(error)).toEqual({
    exitCode: 2,
    error: { code: 'usage', message: 'Line 3: not an auditfile.' },
  });
});

test('a damaged page is damage, whichever command meets it', () => {
  const error = new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');
  expect(toldFailure(error)).toMatchObject({ exitCode: 4, error: { code: 'damaged' } });
});

test('what nobody foresaw is a fault of the program, never a failed verification', () => {
  for (const error of [new TypeError('x is not a function'), 'a text', null, fail('internal', message)]) {
    expect(toldFailure(error).exitCode).toBe(70);
  }
});
