/** A two-way channel for structured-cloneable messages; every way of reaching the other side is one of these. */
export interface Transport {
  /** Sends one message; silently dropped once closed, since the close listener has told the sender already. */
  send(message: unknown): void;
  /** Calls back for every message in order; the returned function stops it. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Calls back once when either side closed or died; at once if that has happened already. */
  onClose(listener: () => void): () => void;
  /** Closes both directions; more calls do nothing. */
  close(): void;
}
