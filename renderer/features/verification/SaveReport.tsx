import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useArchive, useEngine } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './SaveReport.module.css';

/** The forms of a report, by their extensions. */
const forms = ['pdf', 'html', 'json'] as const;

type Saving =
  | { readonly state: 'idle' | 'saving' }
  | { readonly state: 'saved'; readonly name: string }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Saves the report of a result, in the form that is chosen, where the user chooses. */
export function SaveReport({ result }: { readonly result: VerificationResult }) {
  const { t } = useTranslation('verification');
  const { language } = useFormat();
  const { fileName } = useArchive();
  const engine = useEngine();
  const { shell } = useShell();
  const failureText = useFailureText();
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const save = async (extension: string): Promise<Saving> => {
    const suggestedName = `${fileName.slice(0, 200)}-${result.startedAt.slice(0, 10)}${extension}`;
    const file = await shell.call('files.chooseSave', { suggestedName });
    if (file === null) return { state: 'idle' };
    setSaving({ state: 'saving' });
    await engine.call('reports.save', { grant: file.grant, language, result });
    return { state: 'saved', name: file.name };
  };
  const start = (extension: string) =>
    void save(extension).then(setSaving, (error: unknown) =>
      setSaving({ state: 'failed', failure: failureOf(error) }),
    );
  return (
    <div className={styles.save}>
      <Menu
        trigger={
          <Button icon={<FileDown aria-hidden="true" />} isPending={saving.state === 'saving'}>
            {t('report.save')}
          </Button>
        }
        label={t('report.save')}
        groups={[{ id: 'forms', entries: forms.map((id) => ({ id, label: t(`report.form.${id}`) })) }]}
        onChoose={(form) => start(`.${form}`)}
        placement="bottom end"
      />
      <span role="status" className={styles.label}>
        {saving.state === 'saved' ? t('report.saved', { name: saving.name }) : ''}
        {saving.state === 'failed' ? failureText(saving.failure).text : ''}
      </span>
    </div>
  );
}
