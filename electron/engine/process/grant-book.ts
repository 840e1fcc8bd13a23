import { fail } from '#shared/contract/failure.ts';

/** The grants that the main process has told of. */
export interface GrantBook {
  readonly add: (grant: string, path: string, access: 'read' | 'write') => void;
  /** Throws `bad_message`: the window has no other way to a grant than the main process. */
  readonly resolve: (grant: string, access: 'read' | 'write') => string;
}

export function createGrantBook(): GrantBook {
  const grants = new Map<string, { readonly path: string; readonly access: 'read' | 'write' }>();
  return {
    add: (grant, path, access) => void grants.set(grant, { path, access }),
    resolve(grant, access) {
      const known = grants.get(grant);
      if (known?.access !== access) throw fail('bad_message', 'There is no such right to a file.');
      return known.path;
    },
  };
}
