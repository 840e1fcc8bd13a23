import type { session, WebPreferences } from 'electron';
import { standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { NotInStandIn } from './refusals.ts';
import { createSession, type Schemes, type StandInSession } from './session.ts';

/** `session`, and which session a window belongs to. */
export interface StandInSessions {
  readonly session: typeof session;
  readonly defaultSession: StandInSession;
  readonly of: (preferences: WebPreferences) => StandInSession;
}

export function createSessions(host: Host, schemes: Schemes): StandInSessions {
  const defaultSession = createSession(host, schemes);
  const partitions = new Map<string, StandInSession>();
  const fromPartition = (name: string): StandInSession => {
    if (name.startsWith('persist:')) throw new NotInStandIn('a session that is kept on disk');
    const partition = partitions.get(name) ?? createSession(host, schemes);
    partitions.set(name, partition);
    return partition;
  };
  return {
    defaultSession,
    of(preferences) {
      const all = [defaultSession, ...partitions.values()];
      const given = all.find(({ electron }) => electron === preferences.session);
      if (given !== undefined) return given;
      return preferences.partition === undefined ? defaultSession : fromPartition(preferences.partition);
    },
    session: standIn<typeof session>('session', {
      get defaultSession() {
        host.requireReady('session.defaultSession');
        return defaultSession.electron;
      },
      fromPartition(name, options) {
        host.requireReady('session.fromPartition');
        const unknown = Object.keys(options ?? {}).filter((option) => option !== 'cache');
        if (unknown.length > 0) throw new NotInStandIn(`the options ${unknown} of session.fromPartition`);
        return fromPartition(name).electron;
      },
    }),
  };
}
