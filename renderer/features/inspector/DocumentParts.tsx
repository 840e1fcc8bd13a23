import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#shared/contract/documents.ts';
import type { RecordLink } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { mislabelled } from '../../app/mislabelled.ts';
import { useQuery } from '../../app/use-query.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './DocumentParts.module.css';
import { EntryLines } from './EntryLines.tsx';
import { HashBadge } from './HashBadge.tsx';
import { InvoiceLines } from './InvoiceLines.tsx';
import { LinkList } from './LinkGroups.tsx';
import { Section } from './Section.tsx';

type Navigate = (ref: RecordRef) => void;

/** Everything about a document but its bytes: figures, booking, file, timeline, authorisation, exports. */
export function DocumentParts({
  document,
  onNavigate,
  showsEntry = false,
}: {
  readonly document: DocumentDetail;
  readonly onNavigate: Navigate;
  /** The lines of the entry, too, where it was booked in one. */
  readonly showsEntry?: boolean;
}) {
  return (
    <>
      {document.invoices.map((invoice) => (
        <InvoiceFigures key={invoice.id} invoice={invoice} onNavigate={onNavigate} />
      ))}
      <Booking document={document} onNavigate={onNavigate} showsEntry={showsEntry} />
      <FileFacts document={document} />
      <Timeline document={document} />
      <Authorisations document={document} />
      <Exports document={document} />
    </>
  );
}

function InvoiceFigures({
  invoice,
  onNavigate,
}: {
  readonly invoice: DocumentDetail['invoices'][number];
  readonly onNavigate: Navigate;
}) {
  const format = useFormat();
  const words = useRecordWords();
  const amount = (cents: number | string | null) => (cents === null ? null : format.cents(cents));
  const kind = words.code('invoice', 'kind', invoice.kind);
  const direction = words.code('invoice', 'direction', invoice.direction);
  return (
    <Section title={`${kind} · ${direction}`}>
      <dl className={styles.facts}>
        <Fact label={words.column('number')}>
          {invoice.number === null ? null : (
            <TextLink onPress={() => onNavigate({ table: 'invoice', id: invoice.id })}>
              {invoice.number}
            </TextLink>
          )}
        </Fact>
        <Fact label={words.column('relation')}>
          {invoice.relation === null ? null : <RefLink link={invoice.relation} onNavigate={onNavigate} />}
        </Fact>
        <Fact label={words.column('issue_date')}>
          {invoice.issueDate === null ? null : format.date(invoice.issueDate)}
        </Fact>
        <Fact label={words.column('due_date')}>
          {invoice.dueDate === null ? null : format.date(invoice.dueDate)}
        </Fact>
        <Fact label={words.column('payment_reference')}>{invoice.paymentReference}</Fact>
      </dl>
      {invoice.lines.length === 0 ? null : <InvoiceLines lines={invoice.lines} onNavigate={onNavigate} />}
      <dl className={styles.sums}>
        <Fact label={words.column('net_cents')}>{amount(invoice.netCents)}</Fact>
        <Fact label={words.column('vat_cents')}>{amount(invoice.vatCents)}</Fact>
        <Fact label={words.column('gross_cents')} isMain>
          {invoice.grossCents === null ? null : format.money(invoice.grossCents, invoice.currency)}
        </Fact>
      </dl>
    </Section>
  );
}

function RefLink({ link, onNavigate }: { readonly link: RecordLink; readonly onNavigate: Navigate }) {
  return <TextLink onPress={() => onNavigate({ table: link.table, id: link.id })}>{link.title}</TextLink>;
}

function Booking({
  document,
  onNavigate,
  showsEntry,
}: {
  readonly document: DocumentDetail;
  readonly onNavigate: Navigate;
  readonly showsEntry: boolean;
}) {
  const { t } = useTranslation('inspector');
  const [first, ...others] = document.entries;
  if (first === undefined) {
    return (
      <Section title={t('booked')}>
        <p className={styles.none}>{t('noBookingText')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('booked')}>
      <LinkList links={document.entries} onNavigate={onNavigate} />
      {showsEntry && others.length === 0 ? <BookedLines entryId={first.id} onNavigate={onNavigate} /> : null}
    </Section>
  );
}

/** The lines of the one entry that a document was booked in; a failure is said where the entry itself is opened. */
function BookedLines({ entryId, onNavigate }: { readonly entryId: number; readonly onNavigate: Navigate }) {
  const { data } = useQuery('records.entry', { entryId, limit: 50 });
  return data === undefined ? null : <EntryLines detail={data} onNavigate={onNavigate} />;
}

function FileFacts({ document }: { readonly document: DocumentDetail }) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const words = useRecordWords();
  const channel = document.channel === null ? null : words.code('document', 'channel', document.channel);
  const size = [
    // What the bytes are, where they say so.
    document.detectedType === 'unknown'
      ? document.mimeType
      : words.code('document', 'detected_type', document.detectedType),
    document.byteSize === null ? null : format.bytes(document.byteSize),
    document.pageCount === null ? null : t('pages', { count: document.pageCount }),
  ];
  const wrong = mislabelled(document);
  return (
    <Section title={t('file')} aside={<HashBadge hash={document.hash} />}>
      <dl className={styles.facts}>
        <Fact label={words.column('file_name')}>{document.fileName}</Fact>
        <Fact label={words.column('mime_type')}>
          {size.filter((part) => part !== null).join(' · ')}
          {wrong === null ? null : (
            <span className={styles.remark}>
              {t('stated', {
                type: words.code('document', 'detected_type', wrong.stated),
                mimeType: document.mimeType,
              })}
            </span>
          )}
        </Fact>
        <Fact label={words.column('received_at')}>
          {document.receivedAt === null
            ? null
            : [format.instant(document.receivedAt), channel].filter(Boolean).join(' · ')}
        </Fact>
        <Fact label={words.column('uploaded_by')}>{document.uploadedBy}</Fact>
        <Fact label={words.column('status')}>{words.code('document', 'status', document.status)}</Fact>
        <Fact label={words.column('retention_class')}>
          {words.code('document', 'retention_class', document.retentionClass)}
        </Fact>
        <Fact label={words.column('is_original_format')}>
          {document.isOriginalFormat ? null : t('notOriginal')}
        </Fact>
        <Fact label={words.column('sha256')}>
          {document.sha256 === null ? null : <code className={styles.hash}>{document.sha256}</code>}
        </Fact>
      </dl>
    </Section>
  );
}

function Timeline({ document }: { readonly document: DocumentDetail }) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  if (document.events.length === 0) return null;
  return (
    <Section title={t('timeline')}>
      <ol className={styles.timeline}>
        {document.events.map((event) => (
          <li key={`${event.at} ${event.action} ${event.actor}`}>
            <time dateTime={event.at}>{format.instant(event.at)}</time>
            <span>
              {event.action}
              {event.actor === null ? null : <span className={styles.soft}> · {event.actor}</span>}
              {event.remark === null ? null : <span className={styles.remark}>{event.remark}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const decisionSigns = { authorised: CircleCheck, rejected: CircleX, pending: CircleDashed } as const;

function Authorisations({ document }: { readonly document: DocumentDetail }) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const words = useRecordWords();
  if (document.authorisations.length === 0) return null;
  return (
    <Section title={t('authorisation')}>
      <ol className={styles.steps}>
        {document.authorisations.map((step) => {
          const decision = isDecision(step.decision) ? step.decision : 'pending';
          const Sign = decisionSigns[decision];
          return (
            <li key={`${step.step} ${step.authoriser}`}>
              <Sign className={styles[decision]} aria-hidden="true" />
              <span>
                {step.authoriser}
                <span className={styles.soft}>
                  {' '}
                  · {words.code('authorisation', 'decision', step.decision)}
                </span>
                <span className={styles.remark}>
                  {[t('authorisationStep', { step: step.step }), step.rule, step.remark]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {step.decidedAt === null ? null : (
                <time dateTime={step.decidedAt}>{format.instant(step.decidedAt)}</time>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function isDecision(decision: string): decision is keyof typeof decisionSigns {
  return Object.hasOwn(decisionSigns, decision);
}

function Exports({ document }: { readonly document: DocumentDetail }) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const words = useRecordWords();
  if (document.exports.length === 0) return null;
  return (
    <Section title={t('exports')}>
      <ol className={styles.steps}>
        {document.exports.map((row) => {
          const Sign = row.outcome === 'exported' ? CircleCheck : CircleX;
          return (
            <li key={`${row.at} ${row.package} ${row.outcome}`}>
              <Sign
                className={row.outcome === 'exported' ? styles.authorised : styles.rejected}
                aria-hidden="true"
              />
              <span>
                {row.package}
                <span className={styles.soft}>
                  {' '}
                  ·{' '}
                  {[words.code('export_log', 'outcome', row.outcome), row.reference]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {row.remark === null ? null : <span className={styles.remark}>{row.remark}</span>}
              </span>
              <time dateTime={row.at}>{format.instant(row.at)}</time>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** One figure with its name; nothing where there is none. */
export function Fact({
  label,
  isMain = false,
  children,
}: {
  readonly label: string;
  readonly isMain?: boolean;
  readonly children: ReactNode;
}) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div className={isMain ? styles.main : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
