import { resolve, sep } from 'node:path';

/** The file under `root` that a URL's path names, or null where it would lead out of it. */
export function containedPath(root: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash or a drive letter is a path of its own on Windows; a NUL ends one.
  if (/[\\:\0]/.test(decoded)) return null;
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  return path.startsWith(root + sep) ? path : null;
}
