import type { Translation } from '#shared/words/translation.ts';
import type { vat as english } from '../en/vat.ts';

/** Texts of renderer/features/vat. */
export const vat: Translation<typeof english> = {
  title: 'Btw',
  asWhat: 'Wat te tonen',
  asBoxes: 'Per rubriek',
  asCodes: 'Per code',
  asLines: 'Regels',
  note: 'Omzet en btw zoals de regels ze hebben, naar hun datum, naast wat is ingediend; een verschil is wat is ingediend min wat is geboekt. De rubrieken volgen uit de btw-codes. Zonder ingediende aangifte is een tijdvak een kalenderkwartaal.',
  codesNote: 'Zoals in het grootboek, debet min credit: btw op verkopen is negatief.',
  noBox: 'Geen rubriek',
  box: 'rubriek {{box}}',
  code: 'code {{code}}',
  kind: { icp: 'ICP', oss: 'OSS', supplement: 'suppletie' },
  period: '{{from}} t/m {{until}}',
  linesTitle: 'Btw-regels',
  linesEmpty: 'Geen btw-regels',
  linesEmptyText: 'Geen regel binnen wat is gekozen draagt btw.',
  empty: 'Geen btw',
  emptyText:
    'Geen regel in dit archief draagt een btw-code en er is geen aangifte ingediend, of niet binnen het gekozen jaar en de gekozen administratie.',
};
