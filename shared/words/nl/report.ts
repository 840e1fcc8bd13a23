import type { report as english } from '../en/report.ts';
import type { Translation } from '../translation.ts';

/** De vaste woorden van het rapport van een controle. */
export const report: Translation<typeof english> = {
  title: 'Verificatierapport',
  archive: 'Het archief',
  file: 'Bestand',
  bytes: 'Grootte',
  bytesValue: '{{bytes}} bytes',
  sha256: 'SHA-256 van het bestand',
  client: 'Cliënt',
  archiveId: 'Kenmerk van het archief',
  format: 'Formaat',
  exportedAt: 'Geëxporteerd',
  root: 'Wortel van het manifest',
  signer: 'Ondertekenaar',
  none: 'Geen',
  trust: {
    trusted: 'sleutel {{id}}, door dit programma vertrouwd',
    sample: 'sleutel {{id}}, de voorbeeldsleutel die iedereen heeft: hij bewijst niets',
    unknown:
      'sleutel {{id}}, hier niet bekend: bewijst dat sindsdien niets is veranderd, niet wie ondertekende',
    invalid: 'sleutel {{id}}, de handtekening is ongeldig',
    none: 'niet ondertekend',
  },
  noManifestSigner: 'niet te zeggen: er is geen manifest dat te lezen is',
  run: 'De controle',
  started: 'Begonnen',
  ended: 'Geëindigd',
  duration: 'Duur',
  seconds: '{{seconds}} seconden',
  program: 'Programma',
  outcome: 'Uitslag',
  checked: 'Wat is gecontroleerd',
  check: 'Controle',
  verdict: 'Uitslag',
  items: 'Bekeken',
  found: 'Bevindingen',
  notChecked: 'Wat niet is gecontroleerd',
  notCheckedText: 'Dit telt niet voor en niet tegen het archief.',
  allChecked: 'Alles wat te controleren is, is gecontroleerd.',
  why: 'Waarom niet',
  findings: 'Bevindingen',
  noFindings: 'In wat is gecontroleerd, is niets gevonden.',
  times: '{{shown}} keer',
  where: 'Waar',
  more: 'en nog {{shown}}',
  page: 'pagina {{page}}, byte {{offset}}',
  pageAlone: 'pagina {{page}}',
  again: 'Zo controleert u dit opnieuw zonder het programma',
  againText:
    'Elke stap gebruikt gereedschap van andere makers. Werk op een kopie van het archief: wie erin schrijft, verbreekt het zegel.',
  step: {
    hash: 'Het is hetzelfde bestand',
    hashText: 'Dit moet {{sha256}} opleveren.',
    read: 'De records zijn te lezen',
    readText:
      'De SQLCipher-shell, versie 4 of later, opent het archief met de wachtzin en haalt eruit wat is ondertekend.',
    signature: 'De handtekening is geldig',
    signatureText:
      'OpenSSL moet antwoorden: „Signature Verified Successfully”. De laatste regel moet {{id}} opleveren; vergelijk dat met wat de ondertekenaar bekendmaakt.',
    root: 'De records hebben de ondertekende wortel',
    rootText:
      'De laatste regel moet alleen {{root}} opleveren. Het programma root.py, 30 regels Python, staat in „Een archief lezen zonder dit programma”. Gooi plain.db daarna weg: dat is niet versleuteld.',
  },
  noManifest: 'Er is geen ondertekend manifest, dus alleen het bestand kan worden vergeleken.',
};
