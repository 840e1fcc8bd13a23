import type { Consultation, Consulter, LogState } from '#shared/contract/consultation-log.ts';
import { fail } from '#shared/contract/failure.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { personOf } from './read-log.ts';

/** While somebody types, one search follows the other: only where it rests is one noted. */
const searchRestMs = 2000;
/** The head follows the entries by at most so long, and at the lock. */
const flushMs = 1000;

/** What is consulted in one open archive, noted as it happens. Noting never fails; what could not be written shows in `state`. */
export interface ConsultationLog {
  readonly note: (consultation: Consultation) => void;
  readonly state: () => LogState;
  /** Throws `not_possible` where an administrator would switch the log off, and what `fs` throws. */
  readonly set: (change: { isOwnerLogged?: boolean | undefined; keepsWords?: boolean | undefined }) => void;
  readonly told: () => void;
  /** The file, with everything noted so far in it; null where nothing is kept. */
  readonly file: () => LogFile | null;
  /** Notes the lock, writes what is left, and overwrites the key. */
  readonly close: () => void;
}

/** The log of an archive that has just been opened, by whoever opened it. `folder` null keeps nothing. */
export function createConsultationLog(
  folder: string | null,
  archive: Pick<OpenArchive, 'key' | 'openedBy'>,
  onFault: (error: unknown) => void,
): ConsultationLog {
  const by = consulterOf(archive.openedBy);
  const log = folder === null ? null : openLogFile(folder, archive.key);
  let isFailing = false;
  let isClosed = false;
  let latest = '';
  let pending: {
    readonly consultation: Consultation;
    readonly at: string;
    readonly timer: NodeJS.Timeout;
  } | null = null;
  let flushTimer: NodeJS.Timeout | undefined;

  const attempt = (work: (log: LogFile) => void) => {
    if (log === null) return;
    try {
      work(log);
    } catch (error) {
      // Said once, and in the state for as long as it lasts.
      if (!isFailing) onFault(error);
      isFailing = true;
    }
  };
  const isOn = (file: LogFile) => by.kind === 'appointment' || file.settings().isOwnerLogged;
  const write = (consultation: Consultation, at: string) =>
    attempt((file) => {
      if (!isOn(file)) return;
      const words = file.settings().keepsWords ? consultation.words : null;
      file.append({ ...consultation, words, at, by });
      isFailing = false;
      flushTimer ??= setTimeout(flush, flushMs).unref();
    });
  const flush = () => {
    clearTimeout(flushTimer);
    flushTimer = undefined;
    attempt((file) => file.flush());
  };
  const writePending = () => {
    if (pending === null) return;
    clearTimeout(pending.timer);
    const { consultation, at } = pending;
    pending = null;
    write(consultation, at);
  };
  const note = (consultation: Consultation) => {
    if (isClosed || log === null) return;
    const at = new Date().toISOString();
    if (consultation.action === 'search') {
      if (pending !== null) clearTimeout(pending.timer);
      pending = { consultation, at, timer: setTimeout(writePending, searchRestMs).unref() };
      return;
    }
    writePending();
    // A window asks for the same thing again as it is scrolled, sorted and laid out.
    const same = JSON.stringify(consultation);
    const isLook = ['list', 'record', 'document'].includes(consultation.action);
    if (isLook && same === latest) return;
    latest = same;
    write(consultation, at);
  };
  const change = (settings: Parameters<LogFile['changeSettings']>[0]) => {
    if (log === null) throw fail('locked', 'Nothing is kept outside the archive here.');
    log.changeSettings(settings);
  };
  const state = (): LogState => {
    if (log === null) {
      return { writing: 'nowhere', canSwitch: false, isOwnerLogged: false, keepsWords: true, isTold: true };
    }
    let settings = { isOwnerLogged: false, keepsWords: true, told: [] as readonly string[] };
    attempt((file) => {
      settings = file.settings();
    });
    const isLogged = by.kind === 'appointment' || settings.isOwnerLogged;
    return {
      writing: !isLogged ? 'off' : isFailing ? 'failing' : 'on',
      canSwitch: by.kind === 'owner',
      isOwnerLogged: settings.isOwnerLogged,
      keepsWords: settings.keepsWords,
      isTold: !isLogged || settings.told.includes(personOf(by)),
    };
  };

  note(plain('opened'));
  return {
    note,
    state,
    set({ isOwnerLogged, keepsWords }) {
      if (isOwnerLogged !== undefined) {
        if (by.kind !== 'owner') throw fail('usage', 'An administrator’s consultation is always logged.');
        // Noted while the log is on: before it goes off, after it has come on.
        if (!isOwnerLogged) note({ ...plain('settings'), detail: 'owner_off' });
        change({ isOwnerLogged });
        if (isOwnerLogged) note({ ...plain('settings'), detail: 'owner_on' });
      }
      if (keepsWords !== undefined) {
        change({ keepsWords });
        note({ ...plain('settings'), detail: keepsWords ? 'words_on' : 'words_off' });
      }
      flush();
    },
    told() {
      const before = log?.settings().told ?? [];
      const person = personOf(by);
      if (!before.includes(person)) change({ told: [...before, person] });
    },
    file() {
      writePending();
      flush();
      return log;
    },
    close() {
      if (isClosed) return;
      note(plain('locked'));
      flush();
      isClosed = true;
      log?.close();
    },
  };
}

function plain(action: Consultation['action']): Consultation {
  return { action, subject: null, id: null, words: null, detail: null };
}

function consulterOf(openedBy: OpenArchive['openedBy']): Consulter {
  if (openedBy.kind === 'owner') return { kind: 'owner' };
  const { name, email, appointedBy, appointedOn } = openedBy;
  return { kind: 'appointment', name, email, appointedBy, appointedOn };
}
