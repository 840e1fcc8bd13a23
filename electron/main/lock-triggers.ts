import { powerMonitor } from 'electron';
import type { LockReason } from './engine-session.ts';

/** Locks when the computer sleeps, its screen locks or another user takes over. */
export function lockWithTheComputer(lock: (reason: LockReason) => void): () => void {
  const onSuspend = () => lock('suspend');
  const onScreenLock = () => lock('lock-screen');
  const onUserSwitch = () => lock('user-switch');
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('lock-screen', onScreenLock);
  powerMonitor.on('user-did-resign-active', onUserSwitch);
  return () => {
    powerMonitor.off('suspend', onSuspend);
    powerMonitor.off('lock-screen', onScreenLock);
    powerMonitor.off('user-did-resign-active', onUserSwitch);
  };
}
