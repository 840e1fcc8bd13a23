import { ContractError } from '#shared/contract/failure.ts';
import { openArchiveFile } from '../open/archive-file.ts';

/** An appointment is a page of JSON; what is much larger is none. */
const largestAppointmentBytes = 1024 * 1024;

/**
 * The text of a .sbqkey file. Throws `not_readable` with its reason, and `appointment_invalid` (`malformed`) for what is far too large to
 * be one, of which nothing is read.
 */
export async function readAppointmentFile(path: string): Promise<string> {
  const file = await openArchiveFile(path);
  try {
    if (file.bytes > largestAppointmentBytes) throw malformed();
    return new TextDecoder().decode(await file.read(0, file.bytes));
  } finally {
    await file.close();
  }
}

function malformed(): ContractError {
  return new ContractError({
    code: 'appointment_invalid',
    reason: 'malformed',
    message: 'This file is no appointment.',
  });
}
