import type { ArchiveSummary, archiveMethods } from '#shared/contract/archive.ts';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import { type Failure, fail } from '#shared/contract/failure.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { createAppointmentHandlers } from '../appointment/appointment-handlers.ts';
import { readAppointmentFile } from '../appointment/read-appointment-file.ts';
import { createSeenAppointments } from '../appointment/seen-appointments.ts';
import { type ConsultationLog, createConsultationLog } from '../consultation/consultation-log.ts';
import { documentRead, withConsultations } from '../consultation/consultations.ts';
import { openLogFile } from '../consultation/log-file.ts';
import { createLogHandlers } from '../consultation/log-handlers.ts';
import { createDocumentContents, type DocumentContents } from '../documents/document-content.ts';
import { createDocumentHandlers, documentSource } from '../documents/document-handlers.ts';
import { createExportHandlers } from '../export/export-handlers.ts';
import { createInspectionHandlers } from '../inspection/inspection-handlers.ts';
import { forgetArchive, saltOfFile } from '../kept/forget-archive.ts';
import { createKeptStore, type KeptStore } from '../kept/kept-store.ts';
import { createLookupHandlers } from '../lookups/lookup-handlers.ts';
import { localDate, readAppointment, requireNotEndedBy } from '../open/appointment-check.ts';
import { summariseArchive } from '../open/archive-summary.ts';
import { findWrongColumn } from '../open/column-types.ts';
import { inspectFile } from '../open/inspect-file.ts';
import { signerOfManifest } from '../open/manifest-reading.ts';
import { type ArchiveSecret, type OpenArchive, openArchive, reopenArchive } from '../open/open-archive.ts';
import { createOverviewHandlers } from '../overview/overview-handlers.ts';
import { createProofHandlers } from '../proof/proof-handlers.ts';
import { createBalanceHandlers } from '../query/balance-handlers.ts';
import { createListEngine, type ListEngine } from '../query/list-engine.ts';
import { createListHandlers } from '../query/list-handlers.ts';
import { createRecordHandlers } from '../records/record-handlers.ts';
import { createReportHandlers } from '../report/report-handlers.ts';
import { createSearchHandlers, warmSearch } from '../search/search-handlers.ts';
import { createSubledgerHandlers } from '../subledger/subledger-handlers.ts';
import { createHistoryHandlers } from '../verify/history.ts';
import { createAttempts } from './attempts.ts';
import type { EngineService, ServiceEnvironment } from './engine-service.ts';
import { reportFault } from './report-fault.ts';

/** An archive that is open, with all that is kept while it is. */
interface Opened {
  readonly archive: OpenArchive;
  readonly lists: ListEngine;
  readonly contents: DocumentContents;
  readonly kept: KeptStore;
  readonly log: ConsultationLog;
  /** What `explainFault` has found; undefined until it is asked, since it reads tables whole. */
  explanation?: Failure | null;
}

/** How often an open appointment's last day is held against the clock. */
const expiryCheckMs = 30_000;

/** Serves the window: one archive at a time, everything that the engine's contract asks of it, and its documents' bytes. */
export function createArchiveService(environment: ServiceEnvironment): EngineService {
  let opened: Opened | null = null;
  /** How often it was locked: an opening that was under way meanwhile must not undo that. */
  let locks = 0;
  const current = (): Opened => {
    if (opened === null) throw fail('locked', 'No archive is open.');
    return opened;
  };
  /** The signer is judged anew: keys may have been added or removed since the archive was opened. */
  const summary = ({ archive, lists }: Pick<Opened, 'archive' | 'lists'>): ArchiveSummary => ({
    ...summariseArchive(archive, lists.tables),
    signer: signerOfManifest(archive.manifest, environment.trustedKeys()),
  });
  const attempts = createAttempts(environment.refusals);
  let expiryTimer: NodeJS.Timeout | undefined;
  const close = () => {
    clearInterval(expiryTimer);
    opened?.log.close();
    opened?.kept.close();
    opened?.archive.close();
    opened = null;
  };
  const lock = () => {
    locks++;
    close();
  };
  /** Takes an archive into use; where it is not wanted any more, or cannot even be summarised, it is closed, and what was open stays. */
  const take = (archive: OpenArchive, locksBefore: number, signal?: AbortSignal): ArchiveSummary => {
    try {
      if (locks !== locksBefore) throw fail('locked', 'It was locked while the archive was being opened.');
      if (signal?.aborted) throw fail('cancelled', 'The opening was cancelled.');
      const next = {
        archive,
        lists: createListEngine(archive, { readAhead: { onFault: environment.onFault } }),
        contents: createDocumentContents(archive),
        kept: createKeptStore(environment.keptFolder, archive.key),
      };
      const answer = summary(next);
      close();
      opened = { ...next, log: createConsultationLog(environment.keptFolder, archive, environment.onFault) };
      warmSearch(archive).catch((error: unknown) =>
        reportFault({ problem: 'reading ahead for searches failed', error }),
      );
      if (archive.openedBy.kind === 'appointment') {
        expiryTimer = setInterval(() => lockWhenEnded(archive.openedBy), expiryCheckMs).unref();
      }
      return answer;
    } catch (error) {
      archive.close();
      throw error;
    }
  };
  const lockWhenEnded = (openedBy: ArchiveSummary['openedBy']) => {
    if (openedBy.kind === 'owner' || openedBy.validUntil === null) return;
    if (localDate(new Date()) <= openedBy.validUntil) return;
    lock();
    environment.onLocked('appointment-ended');
  };
  const archive = () => current().archive;
  const archiveHandlers: Handlers<typeof archiveMethods> = {
    'archive.inspect': async ({ grant }, { signal }) => {
      const { fileName, fileBytes, modifiedAt, report } = await inspectFile(
        environment.resolveGrant(grant, 'read'),
        { signal, trustedKeys: environment.trustedKeys() },
      );
      return { fileName, fileBytes, modifiedAt, seal: report };
    },
    'archive.unlock': async ({ grant, secret }, { signal, report }) => {
      const path = environment.resolveGrant(grant, 'read');
      const locksBefore = locks;
      const given = await secretOf(secret);
      const next = await attempts.attempt(
        path,
        () =>
          openArchive(path, given, {
            signal,
            trustedKeys: environment.trustedKeys(),
            onStep: (step) => report({ step }),
          }),
        { signal, onWait: (secondsLeft) => report({ step: 'waiting', secondsLeft }) },
      );
      await requireClock(next);
      const answer = take(next, locksBefore, signal);
      environment.onOpened({ path: next.path, fileName: next.fileName, key: next.key.toBytes() });
      if (given.kind === 'appointment') await noteSeen(given.appointmentText);
      return answer;
    },
    'archive.summary': () => summary(current()),
    'archive.lock': () => {
      lock();
      environment.onLocked('user');
      return {};
    },
    'archive.forget': async ({ grant }) => {
      const salt = await saltOfFile(environment.resolveGrant(grant, 'read'));
      if (opened !== null && Buffer.compare(opened.archive.key.salt, salt) === 0) {
        throw fail('bad_message', 'What is kept about an open archive is in use.');
      }
      return { wasKept: await forgetArchive(environment.keptFolder, salt) };
    },
  };

  async function secretOf(
    secret: Parameters<(typeof archiveHandlers)['archive.unlock']>[0]['secret'],
  ): Promise<ArchiveSecret> {
    if (secret.kind !== 'appointment') return secret;
    const path = environment.resolveGrant(secret.appointment, 'read');
    return {
      kind: 'appointment',
      appointmentText: await readAppointmentFile(path),
      passphrase: secret.passphrase,
    };
  }

  /**
   * A clock that was set back shows by what it is behind: the archive's own making, and what was seen and logged here since. What was kept
   * keeps nobody out where it cannot be read.
   */
  async function requireClock(archive: OpenArchive): Promise<void> {
    if (archive.openedBy.kind === 'owner' || environment.keptFolder === null) return;
    const kept = createKeptStore(environment.keptFolder, archive.key);
    try {
      const known = await Promise.allSettled([
        archive.manifest?.manifest?.exportedAt,
        createSeenAppointments(kept).latest(),
        latestLogged(environment.keptFolder, archive),
      ]);
      for (const time of known) {
        if (time.status === 'rejected') environment.onFault(time.reason);
        else if (typeof time.value === 'string')
          requireNotEndedBy(archive.openedBy, localDate(new Date(time.value)));
      }
    } catch (error) {
      archive.close();
      throw error;
    } finally {
      kept.close();
    }
  }

  async function latestLogged(folder: string, archive: OpenArchive): Promise<string | undefined> {
    const log = openLogFile(folder, archive.key);
    try {
      return log.readHead()?.latestAt;
    } finally {
      log.close();
    }
  }

  /** Not being able to keep a note of it must not keep anybody out. */
  async function noteSeen(appointmentText: string): Promise<void> {
    if (environment.keptFolder === null || opened === null) return;
    try {
      await createSeenAppointments(opened.kept).add(readAppointment(appointmentText), 'opened', new Date());
    } catch (error) {
      environment.onFault(error);
    }
  }

  const handlers: Handlers<EngineContract> = {
    ...archiveHandlers,
    ...createAppointmentHandlers(current, environment.resolveGrant, environment.onFault),
    ...createOverviewHandlers(current),
    ...createLookupHandlers(current),
    ...createListHandlers(() => current().lists),
    ...createExportHandlers(current, environment.resolveGrant),
    ...createBalanceHandlers(() => current().lists.ledger),
    ...createSubledgerHandlers(current),
    ...createRecordHandlers(current),
    ...createSearchHandlers(current),
    ...createDocumentHandlers(current, environment.resolveGrant),
    ...createInspectionHandlers(current, environment.resolveGrant),
    ...createProofHandlers(archive, environment),
    ...createReportHandlers(archive, environment),
    ...createHistoryHandlers(() => current().kept),
    ...createLogHandlers(() => current().log, environment.resolveGrant),
  };
  return {
    handlers: withConsultations(handlers, (consultation) => opened?.log.note(consultation)),
    async reopen(path, key) {
      const locksBefore = locks;
      try {
        take(await reopenArchive(path, key, { trustedKeys: environment.trustedKeys() }), locksBefore);
      } finally {
        key.fill(0);
      }
    },
    lock,
    explainFault() {
      if (opened === null || opened.archive.format === 'foreign') return null;
      opened.explanation ??= wrongColumnFailure(opened.archive);
      return opened.explanation;
    },
    openDocument(documentId) {
      const source = documentSource(current(), documentId);
      current().log.note(documentRead(documentId));
      return source;
    },
  };
}

function wrongColumnFailure({ db }: OpenArchive): Failure | null {
  const wrong = findWrongColumn(db);
  if (wrong === null) return null;
  const { table, column } = wrong;
  return {
    code: 'damaged_record',
    message: `Records of this archive hold values that their columns cannot have, such as in ${table}.${column}; it was changed by something else than a writer of its format.`,
    details: { table, column },
  };
}
