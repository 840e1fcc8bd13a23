import { ContractError, fail } from '#shared/contract/failure.ts';
import type { FileInspection } from './open-archive.ts';

/**
 * `wrong_passphrase`, saying how certain that is: certain where the seal proves the file undamaged, else as far as can be told
 * (format README, The outer seal).
 */
export function refusedKey(inspection: FileInspection): ContractError {
  const { state, hashChecked } = inspection.report;
  if (state === 'matches' && hashChecked) {
    return fail('wrong_passphrase', 'The passphrase or key is wrong: the file is exactly as it was sealed.', {
      seal: 'matches',
    });
  }
  if (state === 'matches') {
    return fail(
      'wrong_passphrase',
      'The passphrase or key does not open the file, which has the length and the beginning that its seal states.',
      { seal: 'length_matches' },
    );
  }
  if (state === 'differs') {
    return fail(
      'wrong_passphrase',
      'The passphrase or key fits no page of the file. The file also differs from its seal, so it may be damaged.',
      { seal: 'differs' },
    );
  }
  return fail(
    'wrong_passphrase',
    'The passphrase or key does not open the file. Without a seal a wrong one cannot be told from a file that is no archive or is damaged all over.',
    { seal: 'none' },
  );
}

/** `damaged`, `page_one`: another page proves the key right, so the first one is what is wrong. */
export function pageOneDamaged(): ContractError {
  return new ContractError({
    code: 'damaged',
    reason: 'page_one',
    message:
      'The passphrase or key is right, but page 1 of the file is damaged, and nothing can be read without it.',
    details: { page: 1 },
  });
}
