import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineContract } from '#shared/contract/engine-contract.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { Finding, type Target } from '../case.ts';
import { validInput } from '../generate-input.ts';
import { mutateJson, oddText, oddValue } from '../mutations.ts';
import { knownGrants, startEngine, unlock } from '../visit.ts';

const methods = Object.keys(engineContract);

/** Messages of a window that has been taken over: any method with any input, and what is no call at all. */
export const contractTarget: Target = {
  name: 'contract',
  async run({ random, subjects, folder }) {
    const path = join(folder, 'case.sbqa');
    const keyFile = join(folder, 'case.sbqkey');
    copyFileSync(subjects.archive, path);
    writeFileSync(keyFile, subjects.appointmentText);
    const before = fileState(path);
    const engine = startEngine(path, folder, keyFile);
    const outcomes = new Set<string>();
    try {
      for (let i = 0; i < 60; i++) {
        // Locked now and then by the messages themselves.
        const state = await engine.call('archive.summary', {});
        if (state.type === 'failure') {
          const opened = await unlock(engine, subjects);
          if (opened.type === 'failure')
            throw new Finding(`could not be opened again: ${opened.failure.message}`);
        }
        if (random.chance(0.1))
          engine.post(
            random.chance(0.5) ? oddValue(random) : { type: oddText(random), id: oddValue(random) },
          );
        const method = random.chance(0.95) ? random.pick(methods) : oddText(random);
        const sound = methods.includes(method) ? sendable(validInput(method, random, knownGrants)) : {};
        const input = random.chance(0.5) ? sound : sendable(mutateJson(random, sound));
        const answer = await engine.call(method, input);
        outcomes.add(answer.type === 'result' ? 'answered' : answer.failure.code);
      }
    } finally {
      engine.close();
    }
    const after = fileState(path);
    if (before.sha256 !== after.sha256 || before.modifiedNs !== after.modifiedNs)
      throw new Finding('the archive was changed');
    return [...outcomes].sort().join(', ');
  },
};

/** A port refuses at the sender what is nested too deep for it; null in its place. */
function sendable(input: unknown): unknown {
  try {
    return structuredClone(input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}
