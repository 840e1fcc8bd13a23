import type { ArchiveSummary } from '#shared/contract/archive.ts';

/** What is said of the signer: a manifest that cannot be read is not one that nobody signed. */
export function signedAs<Trust extends ArchiveSummary['signer']['trust']>(
  trust: Trust,
  remarks: ArchiveSummary['remarks'],
): Trust | 'unreadable' {
  const isUnreadable = trust === 'none' && remarks.some(({ code }) => code === 'manifest_unreadable');
  return isUnreadable ? 'unreadable' : trust;
}
