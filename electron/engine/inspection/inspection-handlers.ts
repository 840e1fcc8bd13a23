import { type CoveredTable, coveredTableNames } from '#shared/archive-format/tables.ts';
import { fail } from '#shared/contract/failure.ts';
import type { inspectionMethods } from '#shared/contract/inspection.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { asRecordFailure } from '../open/sqlite-failure.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { createRecordLinks } from '../records/record-links.ts';
import { findPerson } from './find-person.ts';
import type { InspectionAnswer } from './inspection-answer.ts';
import { type InspectionReport, writeInspectionJson } from './write-inspection-json.ts';

/** The inspection methods of the engine's contract; the last answer is kept for as long as the archive that it is about is open. */
export function createInspectionHandlers(
  current: () => { readonly archive: OpenArchive; readonly lists: ListEngine },
  pathOf: (grant: string, access: 'write') => string,
): Handlers<typeof inspectionMethods> {
  let last: {
    readonly archive: OpenArchive;
    readonly answer: InspectionAnswer;
    readonly terms: InspectionReport['terms'];
  } | null = null;
  const found = () => {
    const { archive } = current();
    if (last === null || last.archive !== archive) throw fail('not_found', 'Nothing was looked for yet.');
    return last;
  };
  return {
    'inspection.find': async ({ terms }, { signal, report }) => {
      const { archive } = current();
      last = null;
      const answer = await findPerson(archive, terms, { signal, onProgress: report });
      last = { archive, answer, terms };
      return {
        groups: answer.tables.map((table) => {
          const direct = answer.directIn(table);
          return {
            table,
            direct,
            belonging: answer.countOf(table) - direct,
            isIncomplete: answer.incomplete.has(table),
          };
        }),
        total: answer.total,
        isCut: answer.isCut,
      };
    },
    'inspection.records': ({ table, offset, limit }) => {
      const { archive, answer } = found();
      const known = coveredTableNames.find((name) => name === table);
      if (known === undefined) throw fail('not_found', `There is no table ${table} in the answer.`);
      const links = createRecordLinks(archive.db, current().lists.tables);
      const records = answer
        .idsOf(known)
        .slice(offset, offset + limit)
        .map((id) => ({ link: linkOr(links, known, id), reasons: [...answer.reasonsOf(known, id)] }));
      return { records };
    },
    'inspection.save': async (
      { grant, format, language, subject, excluded, excludedTables },
      { signal, report },
    ) => {
      const { archive, answer, terms } = found();
      const isOut = new Set(excluded.map(({ table, id }) => `${table}:${id}`));
      const chosen = answer.tables
        .filter((table) => !excludedTables.includes(table))
        .map((table) => ({ table, ids: answer.idsOf(table).filter((id) => !isOut.has(`${table}:${id}`)) }))
        .filter(({ table, ids }) => ids.length > 0 || answer.incomplete.has(table));
      const ofRecords = chosen.reduce((sum, { ids }) => sum + ids.length, 0);
      const content: InspectionReport = {
        archive,
        answer,
        terms,
        subject,
        chosen,
        leftOut: answer.total - ofRecords,
        madeAt: new Date(),
        language,
      };
      let records = 0;
      const advance = () => {
        if (signal.aborted) throw fail('cancelled', 'The call was cancelled.');
        if (++records % 500 === 0) report({ records, ofRecords });
      };
      const write =
        format === 'json' ? writeInspectionJson : (await import('./print-inspection.ts')).printInspection;
      await writeCompleteFile(pathOf(grant, 'write'), true, (file) => write(file, content, advance));
      return { records: ofRecords };
    },
  };
}

/** A record on a damaged page is in the answer by what it belongs to, and is named by its number. */
function linkOr(links: ReturnType<typeof createRecordLinks>, table: CoveredTable, id: number) {
  const unnamed = { table, id, title: `${table} ${id}`, date: null, amountCents: null };
  try {
    return links.link(table, id) ?? unnamed;
  } catch (error) {
    const failure = asRecordFailure(table, error);
    if (failure === error) throw error;
    return unnamed;
  }
}
