import { engineRules } from './engine-rules.ts';
import { mainProcessRules } from './main-process-rules.ts';
import { messageRules } from './message-rules.ts';
import { packageRules } from './package-rules.ts';
import { pageRules } from './page-rules.ts';
import type { SourceRule, Sources } from './sources.ts';

/** All rules that are read off the source. */
export const sourceRules: readonly SourceRule[] = [
  ...mainProcessRules,
  ...messageRules,
  ...engineRules,
  ...pageRules,
  ...packageRules,
];

/** Everything in the sources that is against a rule. */
export function sourceProblems(sources: Sources): string[] {
  return sourceRules.flatMap(({ name, problems }) =>
    problems(sources).map((problem) => `${name}: ${problem}`),
  );
}
