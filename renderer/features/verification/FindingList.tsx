import { ChevronRight, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, LayerName, VerificationResult } from '#shared/contract/verification.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import {
  type FindingGroup,
  findingTarget,
  goOnDespite,
  groupFindings,
} from '#shared/verification/finding-groups.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './FindingList.module.css';
import { FindingPlace } from './FindingPlace.tsx';
import { severityTones } from './tones.ts';
import { useFindingText } from './use-finding-text.ts';

/** So many findings of one code are shown before one asks for all. */
const firstShown = 8;

type Filter = 'all' | Finding['severity'];
type LayerFilter = 'all' | LayerName;

/** All findings, by what they are; each opens to what it touches, what to do, whether one can go on, and where it is. */
export function FindingList({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const [filter, setFilter] = useState<Filter>('all');
  const [layer, setLayer] = useState<LayerFilter>('all');
  const [sought, setSought] = useState('');
  const texts = useFindingText();
  const groups = groupFindings(result);
  const layers = layerOrder.filter((name) => groups.some((group) => group.layer === name));
  const wanted = foldText(sought.trim());
  const holds = (group: FindingGroup) => {
    const { title, touches, now } = texts.kind(group.findings[0]);
    const said = [title, touches, now, ...group.findings.map((finding) => texts.detail(finding).text)];
    return said.some((text) => text !== null && foldText(text).includes(wanted));
  };
  const ofLayer = groups.filter(
    (group) => (layer === 'all' || group.layer === layer) && (wanted === '' || holds(group)),
  );
  const count = (severity: Filter) =>
    ofLayer
      .filter((group) => severity === 'all' || group.severity === severity)
      .reduce((sum, group) => sum + group.total, 0);
  const shown = ofLayer.filter((group) => filter === 'all' || group.severity === filter);
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2>{t('findings')}</h2>
        {groups.length === 0 ? null : (
          <div className={styles.filters}>
            <TextField
              label={t('filter.text')}
              isLabelHidden
              placeholder={t('filter.text')}
              value={sought}
              onChange={setSought}
              prefix={<Search aria-hidden="true" width={15} height={15} />}
            />
            {layers.length < 2 ? null : (
              <SegmentedControl<LayerFilter>
                label={t('filter.layer')}
                value={layer}
                onChange={setLayer}
                options={(['all', ...layers] as const).map((id) => ({
                  id,
                  label: id === 'all' ? t('filter.allLayers') : t(`layer.${id}`),
                }))}
              />
            )}
            <SegmentedControl<Filter>
              label={t('filter.label')}
              value={filter}
              onChange={setFilter}
              options={(['all', 'error', 'warning', 'remark'] as const).map((id) => ({
                id,
                label: t(`filter.${id}`, { shown: format.integer(count(id)) }),
              }))}
            />
          </div>
        )}
      </header>
      {groups.length === 0 ? (
        <p className={styles.none}>{t('noFindings')}</p>
      ) : shown.length === 0 ? (
        <p className={styles.none}>{t('noFindingsOfKind')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((group) => (
            <Group key={group.id} group={group} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Group({ group }: { readonly group: FindingGroup }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const texts = useFindingText();
  const [isOpen, setOpen] = useState(false);
  const [first] = group.findings;
  const { title, touches, now } = texts.kind(first);
  const only = group.total === 1 ? texts.detail(first) : null;
  return (
    <li className={styles.group}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight aria-hidden="true" className={isOpen ? styles.turned : undefined} />
        <span className={styles.severity}>
          <StatusDot tone={severityTones[group.severity]}>{t(`severity.${group.severity}`)}</StatusDot>
        </span>
        <span className={styles.what}>
          <span className={styles.title}>
            {title}
            {group.total > 1 ? (
              <span className={styles.times}>{t('times', { shown: format.integer(group.total) })}</span>
            ) : null}
          </span>
          {only === null ? null : (
            <span className={styles.one} lang={only.isEnglish ? 'en' : undefined}>
              {only.text}
            </span>
          )}
        </span>
        <span className={styles.now}>{now}</span>
      </button>
      {isOpen ? (
        <div className={styles.body}>
          <dl className={styles.answers}>
            {touches === null ? null : (
              <div>
                <dt>{t('touches')}</dt>
                <dd>{touches}</dd>
              </div>
            )}
            {now === null ? null : (
              <div>
                <dt>{t('now')}</dt>
                <dd>{now}</dd>
              </div>
            )}
            <div>
              <dt>{t('canGoOn')}</dt>
              <dd>{t(`use.${goOnDespite(group.code, group.severity)}`)}</dd>
            </div>
          </dl>
          <Places group={group} />
        </div>
      ) : null}
    </li>
  );
}

function Places({ group }: { readonly group: FindingGroup }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const texts = useFindingText();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? group.findings : group.findings.slice(0, firstShown);
  const uncounted = group.total - group.findings.length;
  const [first] = group.findings;
  // The one sentence stands above already.
  if (group.total === 1 && findingTarget(first) === null && first.page === undefined) return null;
  return (
    <div className={styles.places}>
      <h3>{t('where')}</h3>
      <ul>
        {shown.map((finding, index) => {
          const { text, isEnglish } = texts.detail(finding);
          return (
            // Findings have no ids, and two may be alike.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of a result never changes
            <li key={index} className={styles.place}>
              {group.total === 1 ? null : <span lang={isEnglish ? 'en' : undefined}>{text}</span>}
              <FindingPlace finding={finding} />
            </li>
          );
        })}
      </ul>
      {group.findings.length > shown.length ? (
        <Button variant="quiet" onPress={() => setShowsAll(true)}>
          {t('showAll', { shown: format.integer(group.findings.length) })}
        </Button>
      ) : null}
      {uncounted > 0 && group.findings.length === shown.length ? (
        <p className={styles.more}>
          {t('notListed', { count: uncounted, shown: format.integer(uncounted) })}
        </p>
      ) : null}
    </div>
  );
}
