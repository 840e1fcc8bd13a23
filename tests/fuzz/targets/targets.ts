import type { Target } from '../case.ts';
import { archiveTargets } from './archive-targets.ts';
import { contractTarget } from './contract-target.ts';
import { packerTargets } from './packer-targets.ts';

/** Everything that is fuzzed. */
export const targets: readonly Target[] = [...archiveTargets, ...packerTargets, contractTarget];
