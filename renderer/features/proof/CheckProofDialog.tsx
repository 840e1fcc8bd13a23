import { FileSearch, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import type { ProofReport } from '#shared/contract/proofs.ts';
import type { GrantedFile } from '#shared/contract/shell-contract.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { failureOf } from '../../app/query-cache.ts';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './CheckProofDialog.module.css';
import { ProofReportView } from './ProofReportView.tsx';

interface Checked {
  readonly proof: GrantedFile;
  readonly report: ProofReport;
}

/** Checks the proof of one record that somebody else made; no archive has to be open. */
export function CheckProofDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('proof');
  const { shell, engine } = useShell();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isChecking, setChecking] = useState(false);

  const check = async (proof: GrantedFile, document?: GrantedFile) => {
    setChecking(true);
    setFailure(null);
    try {
      const report = await engine.call('proofs.check', {
        grant: proof.grant,
        ...(document === undefined ? {} : { document: document.grant }),
      });
      setChecked({ proof, report });
    } catch (error) {
      setChecked(null);
      setFailure(failureOf(error));
    } finally {
      setChecking(false);
    }
  };
  const chooseProof = async () => {
    const proof = await shell.call('files.chooseProof', {});
    if (proof !== null) await check(proof);
  };
  const chooseDocument = async (proof: GrantedFile) => {
    const document = await shell.call('files.chooseDocument', {});
    if (document !== null) await check(proof, document);
  };

  return (
    <Dialog
      title={t('title')}
      isOpen={isOpen}
      onClose={onClose}
      width="wide"
      isText={checked !== null}
      footer={
        <>
          {checked === null || checked.report.content === null ? null : (
            <Button
              icon={<Paperclip aria-hidden="true" />}
              isPending={isChecking}
              onPress={() => void chooseDocument(checked.proof)}
            >
              {t('chooseDocument')}
            </Button>
          )}
          <Button
            variant={checked === null ? 'primary' : 'default'}
            icon={<FileSearch aria-hidden="true" />}
            isPending={isChecking}
            onPress={() => void chooseProof()}
          >
            {t(checked === null ? 'choose' : 'chooseOther')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {checked === null ? <p className={styles.intro}>{t('intro')}</p> : null}
        {failure === null ? null : <FailureState failure={failure} />}
        {checked === null ? null : <ProofReportView report={checked.report} />}
      </div>
    </Dialog>
  );
}
