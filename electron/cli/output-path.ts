import { stat } from 'node:fs/promises';
import { sealSuffix } from '#shared/archive-format/seal.ts';
import { ContractError } from '#shared/contract/failure.ts';

/** What a command that reads an archive reads: never to be replaced, whatever `--force` allows. */
export function inputsOf(
  archivePath: string,
  options: { readonly appointment?: string; readonly passphraseFile?: string },
): string[] {
  const { appointment, passphraseFile } = options;
  return [archivePath, `${archivePath}${sealSuffix}`, appointment, passphraseFile].filter(
    (path) => path !== undefined,
  );
}

/** Throws `output_failed` where what is to be written has the name of something that the command reads, by a link too. */
export async function requireApart(out: string, inputs: readonly string[]): Promise<void> {
  const target = await identityOf(out);
  if (target === null) return;
  for (const input of inputs) {
    if ((await identityOf(input)) !== target) continue;
    throw new ContractError({
      code: 'output_failed',
      reason: 'exists',
      message: `${out} could not be written: this command reads it, and what is read is never replaced.`,
    });
  }
}

/** Device and file number; null where nothing is found, which whoever reads or writes it then says in its own way. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
