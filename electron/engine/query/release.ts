/**
 * Gives an array's memory back now: what a sort of a million rows works with is tens of megabytes, and the collector, which sees only
 * small objects, comes to it late. The array is empty from then on, and so is every other view of its buffer.
 */
export function release({ buffer }: Float64Array | Int32Array | Uint32Array | Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
