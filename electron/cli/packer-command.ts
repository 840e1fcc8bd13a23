import { fail } from '#shared/contract/failure.ts';

/** Loads a part of the packer, which the installed program leaves out; throws `usage` there. */
export async function loadPacker<T>(load: () => Promise<T>, command: string): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isAbsent) throw error;
    throw fail(
      'usage',
      `sbqa ${command} is not part of the installed program: run it from the project’s checkout.`,
    );
  }
}

/** Reports how far a long command is, on one line of a terminal's standard error; nothing elsewhere. */
export function progressLine(stderr: { isTTY?: boolean; write(text: string): unknown }): {
  report(text: string): void;
  end(): void;
} {
  const isTerminal = stderr.isTTY === true;
  let lastAtMs = 0;
  return {
    report(text) {
      const nowMs = performance.now();
      if (!isTerminal || nowMs - lastAtMs < 100) return;
      lastAtMs = nowMs;
      stderr.write(`\r\u001b[K${text}`);
    },
    end() {
      if (isTerminal) stderr.write('\r\u001b[K');
    },
  };
}
