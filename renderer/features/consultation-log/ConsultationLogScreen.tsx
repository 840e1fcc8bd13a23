import { Download, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ConsultationAction,
  type Consulter,
  consultationActions,
  type LogFilter,
} from '#shared/contract/consultation-log.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { useFailureText } from '../../app/use-failure-text.ts';
import { useLogState } from '../../app/use-log-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CardPage } from '../../ui/CardPage.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ConsultationLogScreen.module.css';
import { LogTable } from './LogTable.tsx';
import { LogVerdictLine } from './LogVerdictLine.tsx';
import { useLog, useSaveLog } from './use-log.ts';

const page = 100;
const all = 'all';
const noFilter: LogFilter = {};
const logEnds = ['from', 'to'] as const;

/** What was consulted in this archive on this computer, by whom and when, and whether the log of that is whole. */
export function ConsultationLogScreen() {
  const { t } = useTranslation(['consultationLog', 'ui']);
  const format = useFormat();
  const failureText = useFailureText();
  const [filter, setFilter] = useState<LogFilter>(noFilter);
  const [limit, setLimit] = useState(page);
  const { read, failure, again } = useLog(filter, limit);
  const { save, saving } = useSaveLog(filter);
  const narrow = (next: LogFilter) => {
    setFilter(next);
    setLimit(page);
  };

  return (
    <CardPage title={t('title')} intro={t('intro')}>
      <Settings onChange={again} />
      <Card title={t('entriesTitle')}>
        {failure !== null ? (
          <FailureState failure={failure} onRetry={again} />
        ) : read === null ? (
          <SkeletonLines lines={6} label={t('ui:loading')} />
        ) : (
          <>
            <LogVerdictLine verdict={read.verdict} />
            <div className={styles.bar}>
              <Filters filter={filter} people={read.people} onChange={narrow} />
              <Button variant="quiet" icon={<RotateCw aria-hidden="true" />} onPress={again}>
                {t('again')}
              </Button>
              <Menu
                label={t('save')}
                trigger={<Button icon={<Download aria-hidden="true" />}>{t('save')}</Button>}
                groups={[
                  {
                    id: 'formats',
                    entries: [
                      { id: 'csv', label: t('csv') },
                      { id: 'json', label: t('json') },
                    ],
                  },
                ]}
                onChoose={(id) => save(id === 'json' ? 'json' : 'csv')}
                placement="bottom end"
              />
            </div>
            {saving.status === 'saved' ? (
              <p role="status">
                {t('saved', {
                  name: saving.name,
                  count: saving.entries,
                  entries: format.integer(saving.entries),
                })}
              </p>
            ) : null}
            {saving.status === 'failed' ? <p role="alert">{failureText(saving.failure).text}</p> : null}
            {read.entries.length === 0 ? (
              <p className={styles.soft}>{t(read.verdict.entries === 0 ? 'empty' : 'nothingFits')}</p>
            ) : (
              <LogTable
                entries={read.entries}
                clockSetBack={new Set(read.verdict.clockSetBack.map(({ entry }) => entry))}
              />
            )}
            {read.total > read.entries.length ? (
              <div className={styles.bar}>
                <p className={styles.soft}>
                  {t('shown', {
                    shown: format.integer(read.entries.length),
                    total: format.integer(read.total),
                  })}
                </p>
                <Button onPress={() => setLimit(Math.min(5000, limit + 5 * page))}>{t('more')}</Button>
              </div>
            ) : null}
          </>
        )}
      </Card>
    </CardPage>
  );
}

function Settings({ onChange }: { readonly onChange: () => void }) {
  const { t } = useTranslation(['consultationLog', 'ui']);
  const { state, failure, set, told } = useLogState();
  if (failure !== null) return <FailureState failure={failure} onRetry={told} />;
  return (
    <Card title={t('whatTitle')}>
      <p>{t('what')}</p>
      <p>{t('whatNot')}</p>
      {state === null ? (
        <SkeletonLines lines={2} label={t('ui:loading')} />
      ) : (
        <>
          <p className={styles.state}>{t(`writing.${state.writing}`)}</p>
          {state.writing === 'nowhere' ? null : (
            <div className={styles.choices}>
              {state.canSwitch ? (
                <Checkbox
                  isSelected={state.isOwnerLogged}
                  onChange={(isOwnerLogged) => {
                    set({ isOwnerLogged });
                    // What is logged stands here, above the choice.
                    if (isOwnerLogged) told();
                    onChange();
                  }}
                >
                  {t('ownerLogged')}
                </Checkbox>
              ) : null}
              <Checkbox
                isSelected={state.keepsWords}
                onChange={(keepsWords) => {
                  set({ keepsWords });
                  onChange();
                }}
              >
                {t('keepsWords')}
              </Checkbox>
            </div>
          )}
        </>
      )}
    </Card>
  );
}

interface FiltersProps {
  readonly filter: LogFilter;
  readonly people: readonly Consulter[];
  readonly onChange: (filter: LogFilter) => void;
}

function Filters({ filter, people, onChange }: FiltersProps) {
  const { t } = useTranslation('consultationLog');
  const [action] = filter.actions ?? [];
  const name = (by: Consulter) => (by.kind === 'owner' ? t('owner') : by.name);
  const id = (by: Consulter) => (by.kind === 'owner' ? 'owner' : by.email);
  const person = people.find((by) => id(by) === filter.person);
  const choice = (label: string, chosen: string) => (
    <Button opensMenu label={`${label}: ${chosen}`}>
      {chosen}
    </Button>
  );
  return (
    <div className={styles.filters}>
      <Menu
        label={t('filterAction')}
        trigger={choice(t('filterAction'), action === undefined ? t('everything') : t(`action.${action}`))}
        choice="one"
        groups={[
          {
            id: 'actions',
            entries: [
              { id: all, label: t('everything'), isChosen: action === undefined },
              ...consultationActions.map((one) => ({
                id: one,
                label: t(`action.${one}`),
                isChosen: one === action,
              })),
            ],
          },
        ]}
        onChoose={(chosen) => {
          const { actions: _, ...rest } = filter;
          const wanted = consultationActions.find((one): one is ConsultationAction => one === chosen);
          onChange(wanted === undefined ? rest : { ...rest, actions: [wanted] });
        }}
      />
      <Menu
        label={t('filterPerson')}
        trigger={choice(t('filterPerson'), person === undefined ? t('everybody') : name(person))}
        choice="one"
        groups={[
          {
            id: 'people',
            entries: [
              { id: all, label: t('everybody'), isChosen: filter.person === undefined },
              ...people.map((by) => ({
                id: id(by),
                label: name(by),
                ...(by.kind === 'owner' ? {} : { detail: by.email }),
                isChosen: id(by) === filter.person,
              })),
            ],
          },
        ]}
        onChoose={(chosen) => {
          const { person: _, ...rest } = filter;
          onChange(chosen === all ? rest : { ...rest, person: chosen });
        }}
      />
      {logEnds.map((end) => (
        <div key={end} className={styles.day}>
          <DayField
            label={t(`filterDay.${end}`)}
            day={filter[end]}
            onChange={(day) => {
              const { [end]: _, ...rest } = filter;
              onChange(day === undefined ? rest : { ...rest, [end]: day });
            }}
          />
        </div>
      ))}
    </div>
  );
}
