import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './StatementTable.module.css';

/** A column of figures. */
export interface StatementColumn {
  readonly id: string;
  readonly label: string;
}

/** One line: its name, and its figures in the order of the columns. */
export interface StatementLine {
  readonly id: string;
  readonly code?: ReactNode;
  readonly name: ReactNode;
  readonly cells: readonly ReactNode[];
}

/** Lines under a heading that can be folded away, with their sums beside the heading. */
export interface StatementSection {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly StatementLine[];
  readonly sums: readonly ReactNode[];
}

/** A part of a statement: sections, and what they come to. */
export interface StatementBlock {
  readonly id: string;
  /** Above its sections; absent where there is one part alone. */
  readonly title?: string;
  readonly sections: readonly StatementSection[];
  /** Below the sections, e.g. the result carried over, and last the total. */
  readonly totals: readonly (StatementLine & { readonly isTotal?: boolean })[];
}

/** Settings of a statement's table. */
export interface StatementTableProps {
  readonly label: string;
  readonly codeLabel: string;
  readonly nameLabel: string;
  readonly columns: readonly StatementColumn[];
  readonly blocks: readonly StatementBlock[];
}

/** Figures under headings that fold, with subtotals and totals: a trial balance by heading, a balance sheet, a profit and loss account. */
export function StatementTable({ label, codeLabel, nameLabel, columns, blocks }: StatementTableProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const width = columns.length + 2;
  return (
    <section
      className={styles.scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
      tabIndex={0}
    >
      {/* No wider than the eye can follow a line from its name to its figure. */}
      <table className={styles.table} style={{ maxWidth: 680 + columns.length * 150 }}>
        <thead>
          <tr>
            <th scope="col" className={styles.code}>
              {codeLabel}
            </th>
            <th scope="col" className={styles.name}>
              {nameLabel}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        {blocks.map((block) => (
          <tbody key={block.id}>
            {block.title === undefined ? null : (
              <tr className={styles.title}>
                <th scope="rowgroup" colSpan={width}>
                  {block.title}
                </th>
              </tr>
            )}
            {block.sections.map((section) => {
              const id = `${block.id} ${section.id}`;
              const isOpen = !folded.has(id);
              return (
                <Fragment key={id}>
                  <tr className={styles.section}>
                    <th scope="row" colSpan={2}>
                      <button type="button" aria-expanded={isOpen} onClick={() => toggle(id)}>
                        {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
                        {section.title}
                      </button>
                    </th>
                    <Figures cells={section.sums} columns={columns} />
                  </tr>
                  {isOpen
                    ? section.lines.map((line) => <Line key={line.id} line={line} columns={columns} />)
                    : null}
                </Fragment>
              );
            })}
            {block.totals.map((line) => (
              <Line key={line.id} line={line} columns={columns} isTotal={line.isTotal ?? false} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface LineProps {
  readonly line: StatementLine;
  readonly columns: readonly StatementColumn[];
  readonly isTotal?: boolean;
}

function Line({ line, columns, isTotal = false }: LineProps) {
  return (
    <tr className={classNames(styles.line, isTotal && styles.total)}>
      <td className={styles.code}>{line.code}</td>
      <th scope="row" className={styles.name}>
        {line.name}
      </th>
      <Figures cells={line.cells} columns={columns} />
    </tr>
  );
}

function Figures({
  cells,
  columns,
}: {
  readonly cells: readonly ReactNode[];
  readonly columns: readonly StatementColumn[];
}) {
  return columns.map((column, index) => <td key={column.id}>{cells[index]}</td>);
}
