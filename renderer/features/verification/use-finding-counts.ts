import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/contract/verification.ts';
import { useFormat } from '../../ui/use-format.ts';

/** How many findings of each severity, in words: `1 error, 3 remarks`; empty where there are none. */
export function useFindingCounts(): (counts: Readonly<Record<Finding['severity'], number>>) => string {
  const { t } = useTranslation('verification');
  const format = useFormat();
  return (counts) =>
    (['error', 'warning', 'remark'] as const)
      .filter((severity) => counts[severity] > 0)
      .map((severity) =>
        t(`counts.${severity}`, { count: counts[severity], shown: format.integer(counts[severity]) }),
      )
      .join(', ');
}
