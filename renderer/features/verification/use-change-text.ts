import { useTranslation } from 'react-i18next';
import type { RunChange } from '#shared/verification/run-changes.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Says what is otherwise than at earlier verifications, a sentence each; layers whose verdicts turned alike share one. */
export function useChangeText(): (changes: readonly RunChange[]) => readonly string[] {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const verdict = (code: 'passed' | 'failed' | 'not_possible' | 'not_run') =>
    t(`verdict.${code}`).toLocaleLowerCase(format.language);
  return (changes) => {
    const sentences: string[] = [];
    const turned = new Map<string, Extract<RunChange, { kind: 'verdict' }>[]>();
    for (const change of changes) {
      const since = format.instant(change.since);
      if (change.kind !== 'verdict') {
        sentences.push(t(`history.change.${change.kind}`, { since }));
        continue;
      }
      const alike = `${change.from} ${change.to} ${since}`;
      turned.set(alike, [...(turned.get(alike) ?? []), change]);
    }
    for (const alike of turned.values()) {
      const [first] = alike;
      if (first === undefined) continue;
      const names = alike.map(({ layer }) => t(`layer.${layer}`));
      sentences.push(
        t('history.change.verdict', {
          layers: new Intl.ListFormat(format.language).format(names),
          from: verdict(first.from),
          to: verdict(first.to),
          since: format.instant(first.since),
        }),
      );
    }
    return sentences;
  };
}
