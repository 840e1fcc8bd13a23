/** What is needed to open the archive again; the key's bytes are opaque here. */
export interface KeptArchive {
  readonly path: string;
  readonly key: Uint8Array<ArrayBuffer>;
}

/** The one place where the main process holds a key (docs/decisions/0002-where-the-reopening-key-lives.md). */
export interface KeptKey {
  /** Takes the bytes over; those of an archive before are overwritten. */
  readonly keep: (path: string, key: Uint8Array<ArrayBuffer>) => void;
  readonly current: () => KeptArchive | null;
  /** Overwrites the bytes and forgets the path. */
  readonly forget: () => void;
}

export function createKeptKey(): KeptKey {
  let kept: KeptArchive | null = null;
  const forget = () => {
    kept?.key.fill(0);
    kept = null;
  };
  return {
    keep(path, key) {
      forget();
      kept = { path, key };
    },
    current: () => kept,
    forget,
  };
}
