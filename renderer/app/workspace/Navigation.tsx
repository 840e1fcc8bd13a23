import { Link } from '@tanstack/react-router';
import {
  BookOpenText,
  Building2,
  CalendarClock,
  ChartNoAxesColumn,
  Columns2,
  Database,
  FileText,
  Hourglass,
  Landmark,
  LayoutDashboard,
  ListTree,
  type LucideIcon,
  Percent,
  ReceiptText,
  Scale,
  ScrollText,
  Share,
  ShieldCheck,
  Stamp,
  UserSearch,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/use-format.ts';
import { keepScope } from '../keep-scope.ts';
import { useArchive } from '../session-context.ts';
import styles from './Navigation.module.css';
import { useTableCounts } from './use-table-counts.ts';

interface Item {
  readonly to:
    | '/overview'
    | '/documents'
    | '/invoices'
    | '/relations'
    | '/open-items'
    | '/authorisations'
    | '/exports'
    | '/vat'
    | '/ledger'
    | '/profit-and-loss'
    | '/balance-sheet'
    | '/journals'
    | '/entries'
    | '/bank'
    | '/verification'
    | '/retention'
    | '/inspection'
    | '/appointments'
    | '/consultation-log'
    | '/tables';
  readonly name:
    | 'overview'
    | 'documents'
    | 'invoices'
    | 'relations'
    | 'openItems'
    | 'authorisations'
    | 'exports'
    | 'vat'
    | 'ledger'
    | 'profitAndLoss'
    | 'balanceSheet'
    | 'journals'
    | 'entries'
    | 'bank'
    | 'verification'
    | 'retention'
    | 'inspection'
    | 'appointments'
    | 'consultationLog'
    | 'tables';
  readonly icon: LucideIcon;
  /** Needs the tables of the format: not shown for a foreign database. */
  readonly isOfFormat?: boolean;
  /** The table whose rows are counted. */
  readonly table?: string;
}

interface Section {
  readonly title?: 'administrationSection' | 'booksSection' | 'archiveSection';
  /** Needs the tables of the format: not shown for a foreign database. */
  readonly isOfFormat?: boolean;
  readonly items: readonly Item[];
}

const sections: readonly Section[] = [
  { items: [{ to: '/overview', name: 'overview', icon: LayoutDashboard }] },
  {
    title: 'administrationSection',
    isOfFormat: true,
    items: [
      { to: '/documents', name: 'documents', icon: FileText, table: 'document' },
      { to: '/invoices', name: 'invoices', icon: ReceiptText, table: 'invoice' },
      { to: '/relations', name: 'relations', icon: Building2, table: 'relation' },
      { to: '/authorisations', name: 'authorisations', icon: Stamp, table: 'authorisation' },
      { to: '/exports', name: 'exports', icon: Share, table: 'export_log' },
    ],
  },
  {
    title: 'booksSection',
    isOfFormat: true,
    items: [
      { to: '/ledger', name: 'ledger', icon: Scale, table: 'ledger_account' },
      { to: '/profit-and-loss', name: 'profitAndLoss', icon: ChartNoAxesColumn },
      { to: '/balance-sheet', name: 'balanceSheet', icon: Columns2 },
      { to: '/journals', name: 'journals', icon: BookOpenText, table: 'journal' },
      { to: '/entries', name: 'entries', icon: ListTree, table: 'journal_entry' },
      { to: '/open-items', name: 'openItems', icon: Hourglass },
      { to: '/vat', name: 'vat', icon: Percent },
      { to: '/bank', name: 'bank', icon: Landmark, table: 'bank_line' },
    ],
  },
  {
    title: 'archiveSection',
    items: [
      { to: '/verification', name: 'verification', icon: ShieldCheck },
      { to: '/retention', name: 'retention', icon: CalendarClock, isOfFormat: true },
      { to: '/inspection', name: 'inspection', icon: UserSearch, isOfFormat: true },
      { to: '/appointments', name: 'appointments', icon: Users },
      { to: '/consultation-log', name: 'consultationLog', icon: ScrollText },
      { to: '/tables', name: 'tables', icon: Database },
    ],
  },
];

/** The way to every screen, by what an administrator looks for. */
export function Navigation() {
  const { t } = useTranslation('workspace');
  const format = useFormat();
  const archive = useArchive();
  const counts = useTableCounts();
  const isForeign = archive.format === 'foreign';
  const countOf = (item: Item) =>
    item.name === 'tables'
      ? archive.tables.length
      : item.table === undefined
        ? undefined
        : counts.get(item.table);

  return (
    <nav className={styles.navigation} aria-label={t('navigation')}>
      {sections
        .filter((section) => !(isForeign && section.isOfFormat))
        .map((section) => (
          <div key={section.title ?? 'top'} className={styles.section}>
            {section.title === undefined ? null : <h2>{t(`nav.${section.title}`)}</h2>}
            <ul>
              {section.items
                .filter((item) => !(isForeign && item.isOfFormat))
                .map((item) => {
                  const count = countOf(item);
                  return (
                    <li key={item.to}>
                      <Link
                        to={item.to}
                        search={keepScope}
                        className={styles.link ?? ''}
                        activeProps={{ className: styles.active ?? '' }}
                        activeOptions={{ includeSearch: false }}
                      >
                        <item.icon aria-hidden="true" />
                        <span>{t(`nav.${item.name}`)}</span>
                        {count === undefined ? null : (
                          <span className={styles.count}>{format.integer(count)}</span>
                        )}
                      </Link>
                    </li>
                  );
                })}
            </ul>
          </div>
        ))}
    </nav>
  );
}
