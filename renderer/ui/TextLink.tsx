import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { classNames } from './class-names.ts';
import styles from './TextLink.module.css';

/** Settings of a link in text. */
export interface TextLinkProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** Its accessible name, where the words alone do not say enough. */
  readonly label?: string;
  readonly className?: string;
}

/** Words that lead to another record or screen. */
export function TextLink({ children, onPress, label, className }: TextLinkProps) {
  return (
    <Link
      onPress={onPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={classNames(styles.link, className)}
    >
      {children}
    </Link>
  );
}
