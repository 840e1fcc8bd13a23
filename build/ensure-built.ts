import { globSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, runNode } from './checks/run-step.ts';

const stamp = resolve(root, '.cache/built');
const sources = ['{shared,electron,renderer}/**/*', 'vite.config.ts', 'package-lock.json', 'build/*.ts'];

/** Builds where a source is younger than the last build; false where that fails. */
export async function ensureBuilt(): Promise<boolean> {
  const builtMs = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOld = globSync(sources, { cwd: root }).some(
    (path) => statSync(resolve(root, path)).mtimeMs > builtMs,
  );
  if (!isOld && statSync(resolve(root, 'dist/main/main.js'), { throwIfNoEntry: false })) return true;
  return (await runNode(['build/build.ts'])) === 0;
}

/** Notes that the bundles are made from the sources as they were at that time. */
export function markBuilt(startedAt: Date): void {
  mkdirSync(resolve(root, '.cache'), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}
