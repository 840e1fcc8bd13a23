/** Why an archive could not be written; the codes are those of the command line (cli.md, Exit codes and error codes). */
export type PackErrorCode = 'usage' | 'not_readable' | 'output_failed' | 'bad_auditfile';

/** A failure of packing that has a cause outside the program, with a message for people. */
export class PackError extends Error {
  readonly code: PackErrorCode;

  constructor(code: PackErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PackError';
    this.code = code;
  }
}

/** The code of a Node system error such as `ENOENT`, or undefined for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
