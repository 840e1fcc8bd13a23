import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '../ui/Skeleton.tsx';

/** Settings of a screen that is not there yet. */
export interface ScreenLoadingProps {
  /** The kind of record that it will show: heard, not seen, until its own name is there. */
  readonly title: string;
  /** What is being done, where that is more than loading. */
  readonly label?: string;
}

/** Stands for a screen whose record is being read. */
export function ScreenLoading({ title, label }: ScreenLoadingProps) {
  const { t } = useTranslation('ui');
  return (
    <>
      <h1 className="sr-only">{title}</h1>
      <SkeletonLines lines={14} label={label ?? t('loading')} />
    </>
  );
}
