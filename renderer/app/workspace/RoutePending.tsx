import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '../../ui/Skeleton.tsx';

/** Stands where a screen's code is being fetched. */
export function RoutePending() {
  const { t } = useTranslation('ui');
  return <SkeletonLines lines={8} label={t('loading')} />;
}
