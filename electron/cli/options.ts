import { type Command, InvalidArgumentError } from 'commander';

/** Adds the options by which an archive is opened. */
export function withOpenOptions(command: Command): Command {
  return command
    .option('--passphrase-file <file>', 'read the passphrase from the first line of a file')
    .option('--passphrase-stdin', 'read the passphrase from standard input')
    .option(
      '--appointment <file>',
      'open by an appointment (.sbqkey) with the administrator’s own passphrase',
    )
    .option(
      '--trust <key>',
      'trust a publisher key, base64 or a file; may be given more than once',
      collect,
      [],
    );
}

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option('--json', 'one JSON document on standard output');
}

/** Gathers an option that may be given more than once. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** A whole number from 0. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('not a whole number');
  return number;
}

/** A day, YYYY-MM-DD. */
export function isoDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('not a date as YYYY-MM-DD');
  return text;
}
