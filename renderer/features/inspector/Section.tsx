import { createContext, type ReactNode, useContext } from 'react';
import styles from './Section.module.css';

const SectionLevel = createContext<'h2' | 'h3'>('h3');

/** Parts directly below a screen's own heading, in place of below the pane's. */
export function ScreenSections({ children }: { readonly children: ReactNode }) {
  return <SectionLevel.Provider value="h2">{children}</SectionLevel.Provider>;
}

/** The heading of a part, one level below what it is a part of. */
export function SectionHeading({ children }: { readonly children: ReactNode }) {
  const Heading = useContext(SectionLevel);
  return <Heading className={styles.heading}>{children}</Heading>;
}

/** A part of the pane under its heading; `aside` stands at the heading's right. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <header>
        <SectionHeading>{title}</SectionHeading>
        {aside}
      </header>
      {children}
    </section>
  );
}
