import type { Finding, LayerResult } from '#shared/contract/verification.ts';
import type { AnswerTone } from '#shared/verification/questions.ts';
import type { Tone } from '../../ui/Badge.tsx';

/** Colours of answers; what was not checked is never green. */
export const answerTones: Readonly<Record<AnswerTone, Tone>> = {
  good: 'good',
  caution: 'caution',
  bad: 'bad',
  open: 'neutral',
};

/** Colours of findings. */
export const severityTones: Readonly<Record<Finding['severity'], Tone>> = {
  error: 'bad',
  warning: 'caution',
  remark: 'neutral',
};

/** Colour of a verdict; a layer that passed with warnings asks to be looked at. */
export function verdictTone(layer: Pick<LayerResult, 'verdict'>, warnings: number): Tone {
  if (layer.verdict === 'failed') return 'bad';
  if (layer.verdict === 'passed') return warnings > 0 ? 'caution' : 'good';
  return 'neutral';
}
