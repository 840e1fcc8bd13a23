const intervalMs = 2_000;
/** So long an engine may work on one thing: no query is meant to take a tenth of it. */
const missedPings = 15;

/** Asks a process again and again whether it still answers. */
export interface Watchdog {
  readonly start: () => void;
  readonly hear: (sequence: number) => void;
  readonly stop: () => void;
}

/** Counts pings without an answer rather than time, so that a computer which slept for an hour ends nothing. */
export function watch(options: {
  readonly ping: (sequence: number) => void;
  readonly onSilence: () => void;
}): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let sent = 0;
  let heard = 0;
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    start() {
      stop();
      heard = sent;
      timer = setInterval(() => {
        if (sent - heard >= missedPings) {
          stop();
          options.onSilence();
        } else options.ping(++sent);
      }, intervalMs);
    },
    hear(sequence) {
      heard = Math.max(heard, sequence);
    },
    stop,
  };
}
