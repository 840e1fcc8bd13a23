import { type Command, InvalidArgumentError } from 'commander';
import { isCalendarDate } from '#shared/domain/written-date.ts';

/** Adds the options by which an archive is opened. */
export function withOpenOptions(command: Command): Command {
  return command
    .option('--passphrase-file <file>', 'read the passphrase from the first line of a file')
    .option('--passphrase-stdin', 'read the passphrase from standard input')
    .option(
      '--appointment <file>',
      'open by an appointment (.sbqkey) with the administrator’s own passphrase',
    )
    .option('--raw-key', 'what is given as the passphrase is a raw key in hex')
    .option('--trust <key>', 'trust a publisher key, base64 or a file; may be given more than once', collect);
}

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option('--json', 'one JSON document on standard output');
}

/** Gathers an option that may be given more than once; absent where it is not given, so that the help shows no empty list. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A whole number from 0. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('not a whole number');
  return number;
}

/** A record's id: any integer, since a foreign table may hold negative ones. */
export function recordId(text: string): number {
  const id = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(id)) throw new InvalidArgumentError('not an id');
  return id;
}

/** A day, YYYY-MM-DD. */
export function isoDate(text: string): string {
  if (!isCalendarDate(text)) throw new InvalidArgumentError('not a date as YYYY-MM-DD');
  return text;
}
