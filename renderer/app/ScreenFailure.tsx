import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import { ScreenFrame } from '../ui/ScreenFrame.tsx';
import { FailureState } from './FailureState.tsx';
import { BackToOverview } from './workspace/BackToOverview.tsx';

/** Settings of a screen that failed as a whole. */
export interface ScreenFailureProps {
  /** The screen's name, or the kind of record it would show. */
  readonly title: string;
  /** Where one came from, above the title. */
  readonly trail?: ReactNode;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

/** Stands for a screen of which nothing can be shown: its name where it always is, and below it what failed. */
export function ScreenFailure({ title, trail, failure, onRetry }: ScreenFailureProps) {
  return (
    <ScreenFrame title={title} trail={trail}>
      <FailureState failure={failure} onRetry={onRetry} actions={<BackToOverview />} />
    </ScreenFrame>
  );
}
