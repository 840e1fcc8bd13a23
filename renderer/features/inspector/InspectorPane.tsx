import type { RecordRef } from '#shared/contract/values.ts';

/** The chosen record with its links. Not built yet. */
export function InspectorPane({ ref }: { readonly ref: RecordRef; readonly onNavigate: (ref: RecordRef) => void }) {
  return (
    <section>
      {ref.table} {ref.id}
    </section>
  );
}
