import type { Translation } from '#shared/words/translation.ts';
import type { consultationLog as english } from '../en/consultation-log.ts';

/** Texts of renderer/features/consultation-log. */
export const consultationLog: Translation<typeof english> = {
  title: 'Raadpleeglogboek',
  intro:
    'Wat er in dit programma op deze computer in dit archief is geraadpleegd: door wie, wanneer en onder welke aanstelling. Het wordt versleuteld op deze computer bewaard, buiten het archief.',
  notice:
    'Wat u in dit archief raadpleegt, wordt op deze computer vastgelegd: wat u opent, bekijkt, zoekt, opslaat, afdrukt en controleert. De eigenaar kan dit lezen.',
  failing:
    'Het raadpleeglogboek kan niet worden geschreven: de schijf is vol, of de map van dit programma is niet te beschrijven. Wat nu wordt geraadpleegd, wordt niet vastgelegd.',
  show: 'Logboek tonen',
  understood: 'Begrepen',
  whatTitle: 'Wat wordt vastgelegd',
  what: 'Openen en vergrendelen; de lijsten, gegevens en documenten die worden opgevraagd; zoekopdrachten en inzage met hun woorden; kopieën die worden opgeslagen, en afdrukken; controles; aanstellingen die hier worden gemaakt; en wijzigingen van wat wordt vastgelegd. Van een beheerder altijd, van de eigenaar alleen als die dat wil.',
  whatNot:
    'Niet wat er in de gegevens staat, niet hoe lang iets is bekeken, en niets van de opdrachtregel: die schrijft geen logboek. Niets van het logboek verlaat deze computer.',
  writing: {
    on: 'Wat u raadpleegt, wordt vastgelegd.',
    off: 'Wat u raadpleegt, wordt niet vastgelegd: u bent de eigenaar en hebt er niet om gevraagd.',
    failing: 'Het logboek kan op dit moment niet worden geschreven.',
    nowhere: 'Dit programma bewaart niets op deze computer, dus er is geen logboek.',
  },
  ownerLogged: 'Ook vastleggen wat ik als eigenaar raadpleeg',
  keepsWords: 'De woorden bewaren waarop wordt gezocht',
  entriesTitle: 'Vastgelegd',
  verdict: {
    empty: 'Er is nog niets vastgelegd.',
    whole_one: 'Volledig: {{entries}} regel, niet gewijzigd.',
    whole_other: 'Volledig: {{entries}} regels, geen gewijzigd en geen verdwenen.',
    broken: 'Verbroken: er zijn regels gewijzigd, weggehaald of ingevoegd.',
    end_cut_one: 'Afgekapt: aan het einde ontbreekt {{missing}} regel.',
    end_cut_other: 'Afgekapt: aan het einde ontbreken {{missing}} regels.',
    end_unknown_one:
      'Niet zeker: wat zegt waar het logboek eindigt, is verdwenen, dus aan het einde kunnen regels ontbreken. De {{entries}} regel die er staat, is ongewijzigd.',
    end_unknown_other:
      'Niet zeker: wat zegt waar het logboek eindigt, is verdwenen, dus aan het einde kunnen regels ontbreken. De {{entries}} regels die er staan, zijn ongewijzigd.',
  },
  break: {
    between: 'Tussen regel {{after}} en {{before}} is het logboek niet zoals het werd geschreven.',
    first: 'Vóór regel {{before}} is het logboek niet zoals het werd geschreven.',
    behind: 'Na regel {{after}} staat iets wat hier niet is geschreven.',
    end_one: 'En aan het einde ontbreekt {{missing}} regel.',
    end_other: 'En aan het einde ontbreken {{missing}} regels.',
  },
  clockSetBack:
    'Vóór regel {{entry}} is de klok van deze computer teruggezet, van {{from}} naar {{to}}: niet alle tijden kloppen.',
  clockBack: 'klok teruggezet',
  filterAction: 'Wat er is gedaan',
  filterPerson: 'Door wie',
  filterDay: { from: 'Vanaf', to: 'Tot en met' },
  everything: 'Alles',
  everybody: 'Iedereen',
  owner: 'Eigenaar',
  under: 'aangesteld door {{by}} op {{on}}',
  action: {
    opened: 'Geopend',
    locked: 'Vergrendeld',
    list: 'Lijst bekeken',
    record: 'Gegeven bekeken',
    document: 'Document bekeken',
    search: 'Gezocht',
    inspection: 'Inzage',
    export: 'Opgeslagen',
    print: 'Afgedrukt',
    verification: 'Gecontroleerd',
    appointment: 'Aangesteld',
    settings: 'Instelling',
  },
  detail: {
    passed: 'in orde',
    failed: 'niet in orde',
    owner_on: 'wat de eigenaar raadpleegt, wordt vanaf hier vastgelegd',
    owner_off: 'wat de eigenaar raadpleegt, wordt vanaf hier niet vastgelegd',
    words_on: 'zoekwoorden worden vanaf hier bewaard',
    words_off: 'zoekwoorden worden vanaf hier weggelaten',
  },
  column: { number: 'Nr.', at: 'Wanneer', by: 'Wie', action: 'Wat', subject: 'Waarvan' },
  again: 'Vernieuwen',
  save: 'Kopie opslaan …',
  csv: 'CSV, voor een rekenblad',
  json: 'JSON, met of het logboek volledig is',
  fileName: 'raadpleeglogboek van {{archive}}',
  saved_one: '{{entries}} regel opgeslagen in {{name}}.',
  saved_other: '{{entries}} regels opgeslagen in {{name}}.',
  empty: 'Zodra er iets wordt vastgelegd, staat het hier.',
  nothingFits: 'Van deze soort, door deze persoon en op deze dagen is niets vastgelegd.',
  shown: '{{shown}} van {{total}} getoond, de nieuwste eerst.',
  more: 'Meer tonen',
};
