import type { Consultation, ConsultationAction } from '#shared/contract/consultation-log.ts';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { Handlers, ParsedInputOf } from '#shared/rpc/contract.ts';

type Input<M extends keyof EngineContract> = ParsedInputOf<EngineContract[M]>;
type Descriptions = {
  readonly [M in keyof EngineContract]?: (input: Input<M>) => Consultation | null;
};

/** What each method means as consultation; methods that are not named show nothing of the archive's content, or are part of another. */
const descriptions: Descriptions = {
  'lists.rows': ({ query: { source } }) => of('list', source.kind === 'view' ? source.view : source.table),
  'lists.groups': ({ query: { source } }) => of('list', source.kind === 'view' ? source.view : source.table),
  'ledger.balances': () => of('list', 'trial-balance'),
  'subledgers.get': () => of('list', 'open-items'),
  'relations.figures': ({ relationId }) => of('record', 'relation', relationId),
  'records.get': ({ table, id }) => of(table === 'document' ? 'document' : 'record', table, id),
  'records.entry': ({ entryId }) => of('record', 'journal_entry', entryId),
  'documents.get': ({ documentId }) => of('document', 'document', documentId),
  'search.run': ({ text }) => (text.trim() === '' ? null : { ...of('search', null), words: text.trim() }),
  'inspection.find': ({ terms }) => ({
    ...of('inspection', null),
    words: terms
      .map(({ value }) => value)
      .join('; ')
      .slice(0, 2000),
  }),
  'inspection.save': ({ format }) => ({ ...of('export', 'inspection'), detail: format }),
  'lists.export': ({ query: { source }, format }) => ({
    ...of('export', source.kind === 'view' ? source.view : source.table),
    detail: format,
  }),
  'auditfiles.export': () => ({ ...of('export', 'journal-entries'), detail: 'xaf' }),
  'documents.save': ({ documentId }) => of('export', 'document', documentId),
  'documents.saveAttachment': ({ documentId, index }) => ({
    ...of('export', 'document', documentId),
    detail: `attachment ${index + 1}`,
  }),
  'proofs.save': ({ table, id }) => ({ ...of('export', table, id), detail: 'proof' }),
  'reports.save': () => of('export', 'verification'),
  'log.save': ({ format }) => ({ ...of('export', 'consultation-log'), detail: format }),
  'appointments.make': ({ terms: { name, email } }) => ({
    ...of('appointment', null),
    detail: `${name} <${email}>`.slice(0, 300),
  }),
  'log.note': (consultation) => consultation,
};

/** A document whose bytes are read, which does not go over the contract. */
export function documentRead(documentId: number): Consultation {
  return of('document', 'document', documentId);
}

function of(action: ConsultationAction, subject: string | null, id: number | null = null): Consultation {
  return { action, subject: subject?.slice(0, 200) ?? null, id, words: null, detail: null };
}

/** The same handlers, each noting what it answered; what failed showed nothing, and is not noted. */
export function withConsultations(
  handlers: Handlers<EngineContract>,
  note: (consultation: Consultation) => void,
): Handlers<EngineContract> {
  const noting = Object.entries(handlers).map(([method, handle]) => {
    // The description of a method takes the input of that very method; a list of all cannot say so.
    const describe = descriptions[method as keyof EngineContract] as
      | ((input: unknown) => Consultation | null)
      | undefined;
    if (describe === undefined) return [method, handle];
    const noted = async (input: unknown, context: unknown) => {
      const output = await (handle as (input: unknown, context: unknown) => unknown)(input, context);
      const consultation = describe(input);
      if (consultation !== null) note(consultation);
      return output;
    };
    return [method, noted];
  });
  return Object.fromEntries(noting) as Handlers<EngineContract>;
}
