import { FileX2, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#shared/contract/documents.ts';
import { Badge } from '../../ui/Badge.tsx';

/** Whether the bytes are the ones that were archived, hashed just now. */
export function HashBadge({ hash }: { readonly hash: DocumentDetail['hash'] }) {
  const { t } = useTranslation('inspector');
  const Sign = { matches: ShieldCheck, differs: ShieldAlert, missing: FileX2 }[hash];
  return (
    <Badge
      tone={({ matches: 'good', differs: 'bad', missing: 'caution' } as const)[hash]}
      icon={<Sign aria-hidden="true" />}
      title={t(`hash.${hash}Hint`)}
    >
      {t(`hash.${hash}`)}
    </Badge>
  );
}
