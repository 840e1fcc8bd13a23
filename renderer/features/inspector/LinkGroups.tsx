import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CoveredTable, columnsOf, coveredTableNames } from '#shared/archive-format/tables.ts';
import type { RecordDetail, RecordLink } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './LinkGroups.module.css';
import { Section } from './Section.tsx';

type Group = RecordDetail['groups'][number];

/** Settings of the link groups. */
export interface LinkGroupsProps {
  readonly owner: RecordRef;
  readonly groups: readonly Group[];
  readonly onNavigate: (ref: RecordRef) => void;
}

/** What a record links to and what links to it, by role. */
export function LinkGroups({ owner, groups, onNavigate }: LinkGroupsProps) {
  const { t, i18n } = useTranslation('inspector');
  const format = useFormat();
  const words = useRecordWords();
  const title = (group: Group) => {
    const role: unknown = i18n.getResource(i18n.language, 'inspector', `role.${group.role}`);
    const known =
      typeof role === 'string' ? role : words.table(group.table, group.total === 1 ? 'one' : 'many');
    return known;
  };
  return groups
    .filter(({ links }) => links.length > 0)
    .map((group) => (
      <Section
        key={`${group.role} ${group.table}`}
        title={title(group)}
        aside={
          group.total > group.links.length ? (
            <AllLink
              owner={owner}
              group={group}
              label={t('showAll', { total: format.integer(group.total) })}
            />
          ) : group.total > 1 ? (
            <span className={styles.total}>{format.integer(group.total)}</span>
          ) : null
        }
      >
        <LinkList links={group.links} onNavigate={onNavigate} />
      </Section>
    ));
}

/** Linked records, one a line: what it is called, when, how much. */
export function LinkList({
  links,
  onNavigate,
}: {
  readonly links: readonly RecordLink[];
  readonly onNavigate: (ref: RecordRef) => void;
}) {
  const format = useFormat();
  const words = useRecordWords();
  return (
    <ul className={styles.links}>
      {links.map((link) => (
        <li key={`${link.table} ${link.id}`}>
          <TextLink
            className={styles.title ?? ''}
            onPress={() => onNavigate({ table: link.table, id: link.id })}
          >
            {link.title === '' ? `${words.table(link.table, 'one')} ${link.id}` : link.title}
          </TextLink>
          {link.date === null ? null : <span className={styles.date}>{format.date(link.date)}</span>}
          {link.amountCents === null ? null : (
            <span className={styles.amount}>{format.cents(link.amountCents)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** To the list of all, where the linked table has a column that says so. */
function AllLink({
  owner,
  group,
  label,
}: {
  readonly owner: RecordRef;
  readonly group: Group;
  readonly label: string;
}) {
  const navigate = useNavigate();
  const column = referringColumn(group.table, owner.table);
  if (column === null) return <span className={styles.total}>{label}</span>;
  return (
    <TextLink
      onPress={() =>
        void navigate({
          to: '/tables/$table',
          params: { table: group.table },
          search: (old) => ({
            ...keepScope(old),
            filters: [{ column, op: 'equals' as const, values: [owner.id] }],
          }),
        })
      }
    >
      {label}
    </TextLink>
  );
}

/** The one column of a table that holds ids of another; null where there is none, or more than one. */
function referringColumn(table: string, referred: string): string | null {
  if (!(coveredTableNames as readonly string[]).includes(table)) return null;
  const columns = Object.entries(columnsOf(table as CoveredTable)).filter(
    ([, { references }]) => references === referred,
  );
  return columns.length === 1 ? (columns[0]?.[0] ?? null) : null;
}
