import { useEffect } from 'react';
import type { Shell } from './shell-connection.ts';

/** So often the main process is told, however much goes on; far shorter than the shortest idle time. */
const tellEveryMs = 2_000;
const events = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'] as const;

/** Tells the main process that somebody is there, by real input alone: what a script makes up is not trusted. */
export function useActivity(shell: Shell): void {
  useEffect(() => {
    let lastMs = Number.NEGATIVE_INFINITY;
    const onInput = (event: Event) => {
      if (!event.isTrusted || event.timeStamp - lastMs < tellEveryMs) return;
      lastMs = event.timeStamp;
      void shell.call('session.touch', {});
    };
    for (const name of events) window.addEventListener(name, onInput, { capture: true, passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, onInput, { capture: true });
    };
  }, [shell]);
}
