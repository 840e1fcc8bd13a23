import { useEffect, useState } from 'react';
import type { Strength } from './estimate-strength.ts';

const settleMs = 150;

/** The strength of a passphrase once typing pauses; null while it is not known. The estimator is fetched with the first use. */
export function useStrength(passphrase: string, knownWords: readonly string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  const known = knownWords.join('\n');
  useEffect(() => {
    setStrength(null);
    if (passphrase === '') return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const { estimateStrength } = await import('./estimate-strength.ts');
      if (isCurrent) setStrength(estimateStrength(passphrase, known.split('\n')));
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [passphrase, known]);
  return strength;
}
