import { useTranslation } from 'react-i18next';
import { keptData, profileFolders } from '#shared/domain/kept-data.ts';
import { useShell } from '../../app/shell-context.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './DataDialog.module.css';

/** What the program does with data, and each thing that it keeps on this computer. */
export function DataDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('data');
  const { platform } = useShell();
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose} width="wide">
      <div className={styles.body}>
        <ul>
          <li>{t('network')}</li>
          <li>{t('telemetry')}</li>
          <li>{t('archive')}</li>
        </ul>
        <section>
          <h3>{t('kept')}</h3>
          <p>{t('keptWhere')}</p>
          <p>
            <code>{profileFolders[platform]}</code>
          </p>
          <dl>
            {keptData.map(({ id, file }) => (
              <div key={id}>
                <dt>
                  <code>{file}</code>
                </dt>
                <dd>{t(`keptData.${id}`)}</dd>
              </div>
            ))}
          </dl>
          <p>{t('encrypted')}</p>
          <p>{t('window')}</p>
        </section>
        <section>
          <h3>{t('wipe')}</h3>
          <p>{t('wipeHow')}</p>
        </section>
      </div>
    </Dialog>
  );
}
