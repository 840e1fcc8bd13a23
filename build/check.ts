// `npm run check`: the fast part of `npm test`.
import { summarise } from './checks/run-step.ts';
import { staticSteps, vitestStep } from './checks/steps.ts';

summarise([...(await staticSteps()), await vitestStep('unit')]);
