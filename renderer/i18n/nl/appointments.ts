import type { Translation } from '#shared/words/translation.ts';
import type { appointments as english } from '../en/appointments.ts';

/** Texts of renderer/features/appointments. */
export const appointments: Translation<typeof english> = {
  title: 'Toegang',
  you: 'U',
  owner:
    'U opende dit archief met zijn eigen wachtwoordzin of sleutel: u bent hier de eigenaar en bepaalt wie het nog meer mag openen.',
  appoint: 'Beheerder aanstellen …',
  seenTitle: 'Aanstellingen die op deze computer zijn gezien',
  seenHint:
    'Versleuteld bewaard op deze computer, en alleen wat hier is gemaakt of geopend. Wat elders of op de opdrachtregel is gemaakt, verschijnt zodra het archief er hier mee is geopend.',
  none: 'Er is hier nog geen aanstelling gezien.',
  noEnd: 'geen einde',
  kind: {
    accountant: 'Accountant',
    administrator: 'Beheerder',
    curator: 'Curator',
    client: 'Klant',
  },
  field: {
    name: 'Naam',
    email: 'E-mailadres',
    organisation: 'Organisatie',
    organisationOptional: 'Organisatie (mag leeg blijven)',
    kind: 'Hoedanigheid',
    appointedBy: 'Aangesteld door',
    purpose: 'Waarvoor',
    appointedOn: 'Aangesteld op',
    validUntil: 'Laatste dag',
    validUntilOptional: 'Laatste dag (mag leeg blijven)',
    state: 'Stand',
    seen: 'Hier',
  },
  state: { inForce: 'van kracht', ended: 'verlopen', coming: 'nog niet ingegaan' },
  seen: { made: 'gemaakt', opened: 'mee geopend' },
  mayTitle: 'Wat u mag',
  may: 'Raadplegen: bladeren, zoeken, bekijken, controleren, opslaan en afdrukken. Meer kan dit programma niet; het archief is niet te wijzigen.',
  mayNot:
    'U kunt niemand anders aanstellen en uw aanstelling niet verlengen: voor beide is de handtekening van de klant nodig. Vanaf de dag na de laatste dag opent dit programma het archief niet meer voor u.',
  backTitle: 'Een aanstelling intrekken',
  back: {
    until:
      'De laatste dag wordt door dit programma bewaakt, niet door de versleuteling. Wie het bestand en de wachtwoordzin heeft en weet hoe, kan er ook na die dag de sleutel van het archief uit berekenen.',
    certain:
      'Een aanstelling met zekerheid intrekken betekent: het archief opnieuw exporteren met een andere wachtwoordzin, en de kopieën van het oude vernietigen. Wat iemand heeft gezien of gekopieerd, blijft bekend.',
    file: 'Vragen om het aanstellingsbestand te verwijderen helpt als u de beheerder vertrouwt. Het uit een lijst halen zou niets intrekken; daarom heeft deze lijst daar geen knop voor.',
  },
  refusal: {
    administrator:
      'U opende het archief met een aanstelling. Alleen wie de wachtwoordzin van het archief zelf heeft kan aanstellen, want daarmee wordt een aanstelling ondertekend.',
    no_key: 'Dit archief is zonder aanstellingen gemaakt. Laat het opnieuw exporteren, met aanstellingen.',
    no_manifest: 'Deze database heeft geen manifest en kan dus niet zeggen wie ze toelaat.',
    other_passphrase:
      'De wachtwoordzin klopt, maar dit archief noemt voor aanstellingen een sleutel die bij een andere wachtwoordzin hoort. Niemand kan er dus een aanstelling mee ondertekenen. Laat het archief opnieuw exporteren.',
  },
  cannotTitle: 'Hier kan niemand worden aangesteld',
  toList: 'Naar de lijst',
  appointTitle: 'Beheerder aanstellen',
  appointIntro:
    'De beheerder opent dit archief met een bestand dat u hier maakt en een eigen wachtwoordzin. Uw wachtwoordzin blijft van u.',
  part: {
    who: 'Wie',
    what: 'Waarvoor, en tot wanneer',
    personal: 'De wachtwoordzin van de beheerder',
    archive: 'Uw ondertekening',
  },
  purposeHint:
    'Staat in de statusbalk van de beheerder, zoals: jaarrekening 2024, bezwaar tegen een aanslag.',
  validUntilHint: 'Zoals {{example}}; in de plaatselijke tijd van de beheerder, die dag meegerekend.',
  personal: {
    way: 'Hoe de wachtwoordzin tot stand komt',
    drawn: 'Zes willekeurig getrokken woorden',
    typed: 'De beheerder typt die hier',
    words: 'De getrokken woorden',
    again: 'Andere trekken',
    bits: '{{bits}} bits: niet te raden',
    drawnHint:
      'Engelse woorden uit een openbare lijst. Geef ze telefonisch of persoonlijk door, nooit samen met het bestand.',
    typedHint:
      'Laat de beheerder die op deze computer typen, zonder dat u meekijkt. Daarna is ze niet meer te wijzigen: uw handtekening dekt het bestand met de sleutel erin. Een andere wachtwoordzin vraagt een nieuwe aanstelling.',
    passphrase: 'Eigen wachtwoordzin',
    repeat: 'Nogmaals dezelfde',
  },
  strength: {
    '0': 'zeer zwak',
    '1': 'zwak',
    '2': 'matig',
    '3': 'sterk',
    '4': 'zeer sterk',
    guesses: 'ongeveer 10^{{power}} pogingen',
  },
  archivePassphrase: 'Wachtwoordzin van het archief',
  archiveHint:
    'Opnieuw gevraagd: de aanstelling wordt ondertekend met een sleutel die alleen deze wachtwoordzin geeft.',
  problem: {
    name: 'Vul een naam in.',
    email: 'Vul een e-mailadres in.',
    appointedBy: 'Vul in wie aanstelt.',
    purpose: 'Vul in waarvoor; de beheerder leest het elke dag.',
    noDate: 'Dit is geen datum. Schrijf hem als {{example}}.',
    past: 'Deze dag is voorbij.',
    typed: 'Laat de beheerder een wachtwoordzin van ten minste 12 tekens invullen.',
    same: 'Dit is de wachtwoordzin van het archief zelf; die hoort niemand anders te hebben.',
    weak: 'Te gemakkelijk te raden. Enkele woorden die niets met elkaar te maken hebben doen het beter.',
    repeated: 'De twee verschillen.',
    archive: 'Vul de wachtwoordzin van het archief in.',
  },
  make: 'Aanstelling maken …',
  cancel: 'Annuleren',
  stop: 'Stoppen',
  step: {
    checking_passphrase: 'De ondertekensleutel wordt uit de wachtwoordzin van het archief afgeleid',
    wrapping_key: 'De sleutel van het archief wordt voor de beheerder verpakt',
  },
  elapsed: '{{seconds}} s',
  wrongTitle: 'Dit is niet de wachtwoordzin van het archief',
  wrongText: 'Controleer hoofdletters, spaties en het toetsenbord. Er is niets gemaakt.',
  madeTitle: 'De aanstelling is gemaakt',
  madeText: '{{name}} kan dit archief openen met {{fileName}}.',
  madeTextUntil: '{{name}} kan dit archief openen met {{fileName}}, tot en met {{date}}.',
  notListed: 'Ze kon niet bij de aanstellingen op deze computer worden genoteerd; ze is wel geldig.',
  onceTitle: 'De wachtwoordzin van de beheerder, alleen nu getoond',
  onceText:
    'Ze wordt nergens bewaard. Schrijf haar nu op of geef haar door; raakt ze kwijt, maak dan een nieuwe aanstelling.',
  nextTitle: 'Wat u nu doet',
  next: {
    file: 'Stuur {{fileName}} naar de beheerder.',
    passphrase: 'Geef de wachtwoordzin langs een andere weg door: telefonisch of persoonlijk.',
    archive: 'Geef de beheerder een kopie van het archief zelf, met het zegel ernaast.',
  },
  letter: {
    title: 'Aanstellingsbrief',
    text: 'Wat de beheerder mag, tot wanneer, en hoe het archief opengaat; om af te drukken en te ondertekenen.',
    include: 'De wachtwoordzin erin afdrukken',
    save: 'Brief opslaan (PDF) …',
    saved: '{{fileName}} is opgeslagen.',
    fileName: 'Aanstellingsbrief {{name}}',
  },
};
