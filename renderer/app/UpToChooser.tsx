import { CalendarRange } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTypedDate } from '#shared/domain/written-date.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useFormat } from '../ui/use-format.ts';
import styles from './UpToChooser.module.css';
import { useUpTo } from './up-to.ts';

/** The words for up to where the balances on the screen count; undefined for the whole year. */
export function useUpToText(): string | undefined {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const { toPeriod, toDate } = useUpTo().scope;
  if (toPeriod !== undefined) return t('toPeriod', { number: toPeriod });
  return toDate === undefined ? undefined : t('toDate', { date: format.date(toDate) });
}

/** Chooses up to which period or day balances count. */
export function UpToChooser({ periods }: { readonly periods: readonly number[] }) {
  const { t } = useTranslation('statements');
  const { scope, set } = useUpTo();
  const text = useUpToText() ?? t('wholeYear');
  return (
    <Popover
      label={t('upTo')}
      placement="bottom end"
      trigger={
        <Button icon={<CalendarRange aria-hidden="true" />} label={`${t('upTo')}: ${text}`}>
          {text}
        </Button>
      }
    >
      {(close) => {
        const choose = (next: Parameters<typeof set>[0]) => {
          set(next);
          close();
        };
        return (
          <div className={styles.choices}>
            <Button onPress={() => choose({})}>{t('wholeYear')}</Button>
            <h3>{t('byPeriod')}</h3>
            <div className={styles.periods}>
              {periods.map((period) => (
                <Button
                  key={period}
                  label={t('toPeriod', { number: period })}
                  variant={scope.toPeriod === period ? 'primary' : 'default'}
                  onPress={() => choose({ period })}
                >
                  {String(period)}
                </Button>
              ))}
            </div>
            <DateChoice initial={scope.toDate} onChoose={(until) => choose({ until })} />
          </div>
        );
      }}
    </Popover>
  );
}

function DateChoice({
  initial,
  onChoose,
}: {
  readonly initial: string | undefined;
  readonly onChoose: (date: string) => void;
}) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const [text, setText] = useState(initial === undefined ? '' : format.date(initial));
  const [isWrong, setWrong] = useState(false);
  return (
    <form
      className={styles.date}
      onSubmit={(event) => {
        event.preventDefault();
        const date = parseTypedDate(text);
        if (date === null) setWrong(true);
        else onChoose(date);
      }}
    >
      <TextField
        label={t('byDate')}
        value={text}
        inputMode="numeric"
        placeholder={format.date('2025-06-30')}
        onChange={(next) => {
          setText(next);
          setWrong(false);
        }}
        {...(isWrong ? { error: t('noDate') } : {})}
      />
      <Button type="submit">{t('apply')}</Button>
    </form>
  );
}
