/** Locks an open archive that nobody has touched for a while. */
export interface IdleLock {
  /** Somebody moved, clicked or typed in the window. */
  readonly touch: () => void;
  /** From now on, where an archive is open; the time begins anew. */
  readonly arm: () => void;
  readonly disarm: () => void;
  /** After the preference has changed. */
  readonly restart: () => void;
}

/** `minutes` is read at every start; 0 never locks. */
export function createIdleLock(minutes: () => number, lock: () => void): IdleLock {
  let isArmed = false;
  let timer: NodeJS.Timeout | undefined;
  const restart = () => {
    clearTimeout(timer);
    const idleMs = minutes() * 60_000;
    if (!isArmed || idleMs <= 0) return;
    timer = setTimeout(() => {
      isArmed = false;
      lock();
    }, idleMs);
  };
  return {
    touch: restart,
    restart,
    arm() {
      isArmed = true;
      restart();
    },
    disarm() {
      isArmed = false;
      clearTimeout(timer);
    },
  };
}
