import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';

export function UnlockScreen(_props: {
  readonly file: GrantedFile;
  readonly reason: string | null;
  readonly suggestedPassphrase: string | undefined;
  readonly onUnlocked: (archive: ArchiveSummary) => void;
  readonly onCancel: () => void;
}) {
  return <section>Unlock</section>;
}
