import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerName } from '#shared/contract/verification.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { useArchive } from '../../app/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './NeverView.module.css';

/** Before the first verification: the three questions, what is looked at, and the button. */
export function NeverView({
  wasVerified,
  onStart,
}: {
  /** An earlier session of this computer did. */
  readonly wasVerified: boolean;
  readonly onStart: (layers: readonly LayerName[]) => void;
}) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const { fileBytes } = useArchive();
  const [left, setLeft] = useState<readonly LayerName[]>([]);
  const chosen = layerOrder.filter((name) => !left.includes(name));
  return (
    <section className={styles.never}>
      <header className={styles.head}>
        <div>
          <h1>{t(wasVerified ? 'never.titleAgain' : 'never.title')}</h1>
          <p>
            {t('never.text')} {t('never.takes', { size: format.bytes(fileBytes) })}
          </p>
        </div>
        <Button
          variant="primary"
          size="large"
          icon={<ShieldCheck aria-hidden="true" />}
          isDisabled={chosen.length === 0}
          onPress={() => onStart(chosen)}
        >
          {t('start')}
        </Button>
      </header>
      <ol className={styles.questions}>
        {(['authentic', 'intact', 'books'] as const).map((question) => (
          <li key={question}>{t(`question.${question}`)}</li>
        ))}
      </ol>
      <fieldset className={styles.layers}>
        <legend>{t('never.choose')}</legend>
        {layerOrder.map((name) => (
          <div key={name} className={styles.layer}>
            <Checkbox
              isSelected={chosen.includes(name)}
              onChange={(isChosen) =>
                setLeft(isChosen ? left.filter((other) => other !== name) : [...left, name])
              }
            >
              {t(`layer.${name}`)}
            </Checkbox>
            <p>{t(`layerText.${name}`)}</p>
          </div>
        ))}
      </fieldset>
    </section>
  );
}
