import { closeSync, openSync, readSync } from 'node:fs';

/** A file read by bytes, on a thread that may wait for the disk. Offsets are exact far beyond 4 GiB. */
export class ByteFile {
  readonly #descriptor: number;

  /** Throws Node's error where the file cannot be opened. */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** Fills `into` from `offset` on and returns how many bytes there were: fewer only at the end of the file. */
  read(into: Uint8Array, offset: number): number {
    let filled = 0;
    while (filled < into.length) {
      const bytesRead = readSync(this.#descriptor, into, filled, into.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
