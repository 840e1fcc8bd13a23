import { readFile } from 'node:fs/promises';
import { ContractError } from '#shared/contract/failure.ts';

/** An appointment is a page of JSON; what is much larger is none. */
const largestAppointmentBytes = 1024 * 1024;

/** The text of a .sbqkey file. Throws `not_readable`, and `appointment_invalid` (`malformed`) for what is far too large to be one. */
export async function readAppointmentFile(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > largestAppointmentBytes) throw malformed();
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof ContractError) throw error;
    throw new ContractError(
      { code: 'not_readable', reason: 'io', message: 'The appointment’s file cannot be read.' },
      { cause: error },
    );
  }
}

function malformed(): ContractError {
  return new ContractError({
    code: 'appointment_invalid',
    reason: 'malformed',
    message: 'This file is no appointment.',
  });
}
