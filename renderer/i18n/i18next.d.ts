import type { Catalogue } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: Catalogue;
    strictInterpolationChecks: true;
  }
}
