import type { Contract } from '../rpc/contract.ts';
import { appointmentMethods } from './appointments.ts';
import { archiveMethods } from './archive.ts';
import { balanceMethods } from './balances.ts';
import { consultationLogMethods } from './consultation-log.ts';
import { documentMethods } from './documents.ts';
import { exportMethods } from './exports.ts';
import { inspectionMethods } from './inspection.ts';
import { listMethods } from './lists.ts';
import { lookupMethods } from './lookups.ts';
import { overviewMethods } from './overview.ts';
import { proofMethods } from './proofs.ts';
import { recordMethods } from './records.ts';
import { searchMethods } from './search.ts';
import { subledgerMethods } from './subledgers.ts';
import { verificationMethods } from './verification.ts';
import { historyMethods } from './verification-history.ts';
import { reportMethods } from './verification-report.ts';

/** What the window asks of the engine, over a port that the main process hands out once. */
export const engineContract = {
  ...archiveMethods,
  ...appointmentMethods,
  ...overviewMethods,
  ...lookupMethods,
  ...listMethods,
  ...exportMethods,
  ...balanceMethods,
  ...subledgerMethods,
  ...recordMethods,
  ...searchMethods,
  ...documentMethods,
  ...inspectionMethods,
  ...reportMethods,
  ...historyMethods,
  ...proofMethods,
  ...consultationLogMethods,
} as const satisfies Contract;
export type EngineContract = typeof engineContract;

/** What the window asks of the verifier, a second process of the same program that can be ended at any time. */
export const verifierContract = { ...verificationMethods } as const satisfies Contract;
export type VerifierContract = typeof verifierContract;
