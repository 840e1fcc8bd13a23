import type { Translation } from '#shared/words/translation.ts';
import type { overview as english } from '../en/overview.ts';

/** Texts of renderer/features/overview. */
export const overview: Translation<typeof english> = {
  title: 'Overzicht',
  foreignText:
    'Dit is geen Smartbooqing-archief. De tabellen kunt u inzien en doorzoeken; er is geen manifest waaraan iets te toetsen is.',
  kvk: 'KvK {{number}}',
  period: '{{from}} tot en met {{to}}',
  exported: 'Geëxporteerd op {{at}}',
  verdicts: 'Controle',
  verify: 'Nu controleren',
  verifyAgain: 'Naar de controle',
  verifiedAt: 'Gecontroleerd op {{at}}',
  neverVerified: 'Nog niets bewijst dat dit archief echt en ongeschonden is.',
  counts: 'Wat erin zit',
  activity: 'Documenten en omzet per maand',
  chart: {
    documents: 'Ontvangen documenten',
    turnover: 'Omzet',
    hint: 'Links en rechts gaan van maand naar maand, Enter toont de documenten van de maand.',
    label: 'Ontvangen documenten en omzet per maand, {{from}} tot en met {{to}}. {{hint}}',
    total: 'In totaal',
    asChart: 'Grafiek',
    asTable: 'Tabel',
    show: 'Tonen als',
    monthColumn: 'Maand',
    none: 'Niets in dit archief heeft een maand om te tonen.',
    noneText:
      'In wat hierboven is gekozen, zijn geen documenten met een ontvangstdatum en geen verkoopboekingen.',
  },
  years: 'Boekjaren',
  year: 'Jaar',
  administration: 'Administratie',
  from: 'Van',
  to: 'Tot en met',
  entries: 'Boekingen',
  lines: 'Regels',
  debit: 'Debet',
  credit: 'Credit',
  documents: 'Documenten',
  openYear: 'Saldibalans van {{year}} openen',
  facts: 'Over dit archief',
  fact: {
    exporter: 'Geëxporteerd door',
    exportedAt: 'Geëxporteerd op',
    reason: 'Reden',
    currency: 'Valuta',
    signer: 'Ondertekend door',
    key: 'Sleutelcode',
    archiveId: 'Archiefnummer',
    file: 'Bestand',
    documents: 'Documenten',
    size: 'Omvang',
    cipher: 'Versleuteling',
    openedBy: 'Geopend door',
  },
  cipher: 'SQLCipher {{version}}, {{iterations}} rondes',
  owner: 'de eigenaar',
  reason: {
    agreement_ended: 'Overeenkomst beëindigd',
    on_request: 'Op verzoek',
    sample: 'Voorbeeld',
  },
  signer: {
    trusted: 'een vertrouwde uitgever',
    sample: 'de voorbeeldsleutel, die iedereen heeft',
    unknown: 'een onbekende sleutel',
    invalid: 'handtekening ongeldig',
    none: 'niet ondertekend',
    unreadable: 'niet te zeggen: het manifest is niet te lezen',
  },
  absent: 'Wat niet in dit archief zit',
  absentHint: 'Dat iets hier ontbreekt, wil niet zeggen dat het nooit heeft bestaan.',
  absence: {
    no_ledger: {
      title: 'Geen grootboek',
      text: 'Er is geen auditfile van het boekhoudpakket mee geëxporteerd; daarom zijn er geen boekingen, saldi of dagboeken.',
    },
    no_documents: {
      title: 'Geen documenten',
      text: 'Scans, pdf’s en UBL-bestanden hoorden niet bij deze export.',
    },
    no_invoices: {
      title: 'Geen herkende facturen',
      text: 'Geen document is als factuur gelezen; bedragen en leveranciers zijn dus niet langs die weg op te zoeken.',
    },
    no_bank: {
      title: 'Geen bankafschriften',
      text: 'Auditfiles bevatten ze niet. Mutaties van de bank staan in haar dagboek, als dat er is.',
    },
    no_vat_returns: {
      title: 'Geen btw-aangiften',
      text: 'Wat is ingediend, staat hier niet. Btw per code volgt uit de regels van de boekingen.',
    },
    no_authorisations: {
      title: 'Geen autorisaties',
      text: 'Wie een document autoriseerde, is niet vastgelegd of niet geëxporteerd.',
    },
    no_opening_balance: {
      title: 'Geen beginbalansen',
      text: 'De auditfile noemt ze niet. Saldi tonen de mutaties van het jaar, niet wat er daarvoor op de rekening stond.',
    },
    no_due_dates: {
      title: 'Geen vervaldatums op regels',
      text: 'Openstaande posten met hun ouderdom zijn niet uit het grootboek te berekenen (auditfile 4.0 kent ze niet meer).',
    },
    no_manifest: {
      title: 'Geen manifest',
      text: 'Nergens staat wat dit bestand hoort te bevatten; dat het volledig is, is niet aan te tonen.',
    },
  },
  lookups: {
    title: 'Wat hier op te zoeken is',
    intro:
      'Wat in dit archief wel en niet is op te zoeken, en waarom: het antwoord komt uit het archief zelf. Dat iets hier ontbreekt, wil niet zeggen dat het nooit heeft bestaan.',
    what: 'Wat',
    whether: 'Op te zoeken',
    why: 'Waarom niet, of waarom deels',
    link: 'Wat hier wel en niet is op te zoeken',
  },
};
