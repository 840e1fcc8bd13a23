// `npm run e2e`: the end-to-end specs over the bundles as they are in dist; arguments go to Playwright.
import { summarise } from './checks/run-step.ts';
import { endToEndStep } from './checks/steps.ts';

summarise([await endToEndStep(process.argv.slice(2))]);
