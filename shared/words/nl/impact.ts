import type { impact as english } from '../en/impact.ts';
import type { Translation } from '../translation.ts';

/** Wat beschadigde en ontbrekende pagina’s voor mensen betekenen; zie de Engelse catalogus. */
export const impact: Translation<typeof english> = {
  title: 'Wat de schade betekent',
  counted: '{{count}} {{records}} staan op beschadigde of ontbrekende pagina’s',
  countedOne: '{{count}} {{records}} staat op een beschadigde of ontbrekende pagina',
  atMost: 'Ten hoogste {{count}} {{records}} staan op beschadigde of ontbrekende pagina’s',
  atMostOne: 'Ten hoogste {{count}} {{records}} staat op een beschadigde of ontbrekende pagina',
  some: 'Een deel van de {{records}} staat op beschadigde of ontbrekende pagina’s; hoeveel is niet te zeggen',
  ofYear: 'boekjaar {{years}}',
  ofYears: 'boekjaren {{years}}',
  noYear: 'bij geen boekjaar',
  ofDate: 'gedateerd {{date}}',
  ofDates: 'gedateerd {{from}} tot en met {{to}}',
  yearsUnknown: 'uit welke jaren is niet te zeggen',
  index: 'Alle {{records}} zijn er nog, maar een lijst ervan kan in een van haar volgordes afbreken',
  search: 'Zoeken kan records missen; de records zelf worden hierdoor niet geraakt',
  envelope: 'De beschrijving van het archief of de bewijzen ervan, geen record uit de boekhouding',
  untouched: 'Niet geraakt: {{tables}}',
  noneUntouched: 'Elke soort record is geraakt',
  unknown:
    'Van {{count}} beschadigde of ontbrekende pagina’s is niet bekend wat erop staat; ze horen bij de soorten die zijn geraakt of bij geen enkele',
  unknownOne:
    'Van {{count}} beschadigde of ontbrekende pagina is niet bekend wat erop staat; ze hoort bij de soorten die zijn geraakt of bij geen enkele',
  untouchedUnknown: 'Wat niet is geraakt, is niet te zeggen: er zijn te veel pagina’s beschadigd of weg',
  untouchedYears: 'Boekjaren waarvan geen record is geraakt: {{years}}',
  noYearUntouched: 'Van elk boekjaar zijn records geraakt',
  yearsNotSaid:
    'Van welke boekjaren geen record is geraakt, is niet te zeggen, omdat van een deel van de records het jaar niet bekend is',
  headKind: 'Soort record',
  headCount: 'Geraakt',
  headYears: 'Boekjaren',
  headDates: 'Gedateerd',
  countAtMost: 'ten hoogste {{count}}',
  countUnknown: 'niet te zeggen',
  noYearShort: 'bij geen jaar',
  tableText:
    'Van deze soorten staan records op pagina’s van het bestand die beschadigd zijn of ontbreken; ze zijn niet te lezen.',
  noRecords: 'Geen record staat op een pagina die beschadigd is of ontbreekt.',
  free: '{{count}} beschadigde of ontbrekende pagina’s zijn leeg',
  freeOne: '{{count}} beschadigde of ontbrekende pagina is leeg',
};
