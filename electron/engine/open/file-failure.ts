import { ContractError, type notReadableReasons } from '#shared/contract/failure.ts';

type NotReadableReason = (typeof notReadableReasons)[number];

const reasonByCode: Readonly<Record<string, NotReadableReason>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  EISDIR: 'folder',
  // What Windows answers while another program holds the file, and what a locked file answers elsewhere.
  EBUSY: 'locked',
  EAGAIN: 'locked',
  ETXTBSY: 'locked',
};

const messages: Readonly<Record<NotReadableReason, string>> = {
  missing: 'There is no such file.',
  no_permission: 'This account has no permission to read the file.',
  folder: 'This is a folder, not a file.',
  locked: 'Another program keeps the file locked.',
  io: 'The file could not be read from its disk.',
  changed: 'The file was changed or replaced while it was open.',
};

/** `not_readable` with its reason; the message is the reason's own. */
export function notReadable(reason: NotReadableReason, cause?: unknown): ContractError {
  return new ContractError({ code: 'not_readable', reason, message: messages[reason] }, { cause });
}

/** The failure of an operating system's error on reading a file; anything else is a fault of the program and is thrown on. */
export function asReadFailure(error: unknown): ContractError {
  if (error instanceof ContractError) return error;
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
  return notReadable(reasonByCode[String(error.code)] ?? 'io', error);
}
