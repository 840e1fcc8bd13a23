import { randomBytes } from 'node:crypto';
import { basename, dirname, isAbsolute } from 'node:path';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';

/** What a grant allows on one path. */
export interface PathGrant {
  readonly grant: string;
  readonly path: string;
  readonly access: 'read' | 'write';
}

/** Rights to paths that the user chose. The window holds the grant; only the engine is told the path behind it. */
export interface PathGrants {
  /** The right to a path; asked again for the same path and access, the same grant. */
  readonly give: (path: string, access: PathGrant['access']) => GrantedFile;
  readonly pathOf: (grant: string) => string | null;
  readonly all: () => readonly PathGrant[];
}

/** `onGive` is told of every new grant, to pass it to the engine. */
export function createPathGrants(onGive: (grant: PathGrant) => void): PathGrants {
  const grants = new Map<string, PathGrant>();
  return {
    give(path, access) {
      if (!isAbsolute(path)) throw new Error('Only an absolute path can be granted.');
      const known = [...grants.values()].find((given) => given.path === path && given.access === access);
      const granted = known ?? { grant: randomBytes(24).toString('base64url'), path, access };
      if (known === undefined) {
        grants.set(granted.grant, granted);
        onGive(granted);
      }
      return { grant: granted.grant, name: basename(path), folder: dirname(path) };
    },
    pathOf: (grant) => grants.get(grant)?.path ?? null,
    all: () => [...grants.values()],
  };
}
