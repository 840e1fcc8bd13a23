/** SHA-256 of `bytes`, 32 bytes, in memory of its own. Each runtime passes in its fastest one. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
