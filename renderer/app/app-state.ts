import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { GrantedFile, ShellEvent } from '#shared/contract/shell-contract.ts';

/** Why an archive was locked. */
export type LockReason = Extract<ShellEvent, { event: 'locked' }>['reason'];

/** What survives the page being loaded anew on locking: which file to unlock again, and where one was. No record. */
export interface LockedNote {
  readonly file: GrantedFile;
  readonly reason: LockReason;
  /** Names the archive, so that another one does not open at this one's place. */
  readonly archive: string;
}

const key = 'locked';

/** Leaves the note for the page that comes after this one. */
export function writeLockedNote(note: LockedNote): void {
  sessionStorage.setItem(key, JSON.stringify(note));
}

/** The note of the page before, if it was locked. */
export function readLockedNote(): LockedNote | null {
  const text = sessionStorage.getItem(key);
  // Written by writeLockedNote, in this window's own storage.
  return text === null ? null : (JSON.parse(text) as LockedNote);
}

/** Takes the note away: the archive is open again, or was left. */
export function removeLockedNote(): void {
  sessionStorage.removeItem(key);
}

const screens = [
  'overview',
  'documents',
  'invoices',
  'relations',
  'ledger',
  'journals',
  'entries',
  'lines',
  'bank',
  'retention',
  'tables',
  'verification',
];

/** The screen that an address is of, without what was typed, filtered or chosen there; a record's own screen gives way to its list. */
export function screenOf(hash: string): string {
  const segment = /^#\/([a-z]+)/.exec(hash)?.[1] ?? '';
  const screen = segment === 'document' ? 'documents' : segment;
  return `#/${screens.includes(screen) ? screen : 'overview'}`;
}

/** What names an archive from one unlocking to the next. */
export function archiveName(archive: ArchiveSummary): string {
  return archive.archiveId ?? `${archive.fileName}/${archive.fileBytes}`;
}
