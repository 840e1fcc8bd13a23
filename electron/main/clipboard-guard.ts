import { createHash } from 'node:crypto';
import type { Clipboard } from 'electron';

/** So long a copied text stays on the clipboard: time enough to paste it. */
export const clipboardKeptMs = 60_000;

/** Puts texts on the clipboard, and takes them off again while they are still what is there. */
export interface ClipboardGuard {
  readonly write: (text: string) => Promise<void>;
  /** Takes off what was put there, unless something else has taken its place. */
  readonly clear: () => Promise<void>;
  /** Whether something of ours may still be there. */
  readonly isHolding: () => boolean;
}

export function createClipboardGuard(
  clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>,
  onFault: (error: unknown) => void,
): ClipboardGuard {
  /** The hash alone is remembered: the text itself is to be gone. */
  let ours: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const clear = async () => {
    clearTimeout(timer);
    const expected = ours;
    if (expected !== null && digest(await clipboard.readText()) === expected) clipboard.clear();
    // Unless something was copied meanwhile.
    if (ours === expected) ours = null;
  };
  return {
    async write(text) {
      clearTimeout(timer);
      await clipboard.writeText(text);
      // As the system gives it back, which may end its lines otherwise.
      ours = digest(await clipboard.readText());
      timer = setTimeout(() => void clear().catch(onFault), clipboardKeptMs);
    },
    clear,
    isHolding: () => ours !== null,
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
