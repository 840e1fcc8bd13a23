import type { Scope } from '#shared/contract/values.ts';
import { useArchive } from '../session-context.ts';

/** The fiscal year that an auditfile would be of: the one that was chosen, or the only one there is; null where several are meant. */
export function useAuditfileYear(scope: Scope): { readonly id: number; readonly label: string } | null {
  const years = useArchive()
    .administrations.filter(({ id }) => scope.administrationId === undefined || id === scope.administrationId)
    .flatMap((administration) => administration.years)
    .filter(({ id }) => scope.fiscalYearId === undefined || id === scope.fiscalYearId);
  const [only, ...others] = years;
  return only === undefined || others.length > 0 ? null : { id: only.id, label: only.label };
}
