import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components/Tooltip';
import styles from './Tooltip.module.css';

/** A short text at a control, inside react-aria-components' `TooltipTrigger`. */
export function Tooltip({ children }: { readonly children: ReactNode }) {
  return (
    <AriaTooltip offset={6} className={styles.tooltip ?? ''}>
      {children}
    </AriaTooltip>
  );
}
