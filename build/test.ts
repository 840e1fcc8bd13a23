// `npm test`: every check. What needs a browser gets Debian's Chromium first, where that is allowed.
import { ensureChromium } from './checks/chromium.ts';
import { summarise } from './checks/run-step.ts';
import { buildStep, endToEndStep, staticSteps, vitestStep } from './checks/steps.ts';

const chromium = ensureChromium();
console.log(chromium === null ? 'No Chromium: the end-to-end specs cannot run.' : `Chromium: ${chromium}`);
const results = [...(await staticSteps()), await vitestStep('unit'), await buildStep()];
results.push(await vitestStep('integration'), await endToEndStep(['--retries=1']));
summarise(results);
