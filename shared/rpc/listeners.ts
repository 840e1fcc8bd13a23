/** What every transport keeps: who listens, and whether it has closed. */
export interface ListenerSet {
  readonly isClosed: () => boolean;
  readonly onMessage: (listener: (message: unknown) => void) => () => void;
  readonly onClose: (listener: () => void) => () => void;
  readonly deliver: (message: unknown) => void;
  /** Tells the close listeners once; true the first time. */
  readonly close: () => boolean;
}

/** Keeps a transport's listeners. Messages that arrive before the first listener wait for it, so that none is lost in setting up. */
export function createListeners(): ListenerSet {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<() => void>();
  let early: unknown[] = [];
  let closed = false;
  return {
    isClosed: () => closed,
    onMessage(listener) {
      messageListeners.add(listener);
      const waiting = early;
      early = [];
      for (const message of waiting) listener(message);
      return () => messageListeners.delete(listener);
    },
    onClose(listener) {
      if (closed) {
        listener();
        return () => {};
      }
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    deliver(message) {
      if (closed) return;
      if (messageListeners.size === 0) early.push(message);
      for (const listener of [...messageListeners]) listener(message);
    },
    close() {
      if (closed) return false;
      closed = true;
      early = [];
      for (const listener of [...closeListeners]) listener();
      closeListeners.clear();
      messageListeners.clear();
      return true;
    },
  };
}
