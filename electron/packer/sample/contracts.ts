import { type Day, dayOf, dutchDate, yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import type { Filing } from './filing.ts';
import { slug } from './names.ts';
import { constructionDays } from './plan.ts';
import type { Random } from './random.ts';
import type { Relation, Supplier } from './relations.ts';

interface ContractKind {
  readonly title: string;
  readonly category: string;
  readonly articles: readonly (readonly [heading: string, text: string])[];
}

const contractKinds: readonly ContractKind[] = [
  {
    title: 'Huurovereenkomst winkelruimte',
    category: 'rent',
    articles: [
      [
        'Het gehuurde',
        'Verhuurder geeft aan huurder in gebruik de winkelruimte met parkeerterrein zoals aangeduid op de bijgevoegde tekening.',
      ],
      [
        'Duur',
        'De overeenkomst geldt voor vijf jaar en wordt daarna telkens met vijf jaar voortgezet, tenzij een van de partijen een jaar tevoren opzegt.',
      ],
      [
        'Huurprijs',
        'De huur wordt per maand vooraf betaald en elk jaar op 1 januari aangepast aan de stijging van de consumentenprijzen.',
      ],
      [
        'Btw',
        'Partijen kiezen voor belaste verhuur. Huurder gebruikt het gehuurde voor minstens negentig procent voor prestaties met recht op aftrek.',
      ],
    ],
  },
  {
    title: 'Leaseovereenkomst bestelauto',
    category: 'lease',
    articles: [
      ['Object', 'Een gesloten bestelauto met koelopbouw, in de kleur van de huisstijl van lessee.'],
      [
        'Looptijd en kilometers',
        'Achtenveertig maanden en honderdtwintigduizend kilometer; meer kilometers worden nagerekend tegen het afgesproken tarief.',
      ],
      [
        'Verzekering',
        'Lessor verzekert het voertuig tegen wettelijke aansprakelijkheid en schade, met een eigen risico van driehonderd euro.',
      ],
    ],
  },
  {
    title: 'Onderhoudscontract klimaatinstallatie',
    category: 'maintenance',
    articles: [
      [
        'Omvang',
        'Twee onderhoudsbeurten per jaar van verwarming, luchtramen en schermdoeken van de verkoopkassen.',
      ],
      [
        'Storingen',
        'Bij een storing is een monteur binnen vier uur aanwezig, ook op zondag tussen 8 en 18 uur.',
      ],
      ['Prijs', 'Een vast bedrag per kwartaal, exclusief onderdelen boven honderd euro.'],
    ],
  },
  {
    title: 'Leveringsovereenkomst energie',
    category: 'energy',
    articles: [
      [
        'Levering',
        'Elektriciteit en gas op de aansluitingen die in de bijlage staan, met een jaarlijkse opgave van de herkomst.',
      ],
      [
        'Tarief',
        'De helft van het verwachte verbruik tegen een vast tarief, de rest tegen de maandprijs van de termijnmarkt.',
      ],
    ],
  },
  {
    title: 'Verzekeringspolis gebouwen en glas',
    category: 'insurance',
    articles: [
      [
        'Dekking',
        'Brand, storm, hagel, inbraak en glasbreuk op alle vestigingen, tot de herbouwwaarde van de laatste taxatie.',
      ],
      [
        'Eigen risico',
        'Vijfentwintighonderd euro per gebeurtenis; bij hagel een half procent van de verzekerde som.',
      ],
    ],
  },
  {
    title: 'Licentieovereenkomst kassasysteem',
    category: 'software',
    articles: [
      [
        'Gebruiksrecht',
        'Het gebruik van de kassasoftware op het afgesproken aantal kassa’s, met updates en ondersteuning.',
      ],
      [
        'Beschikbaarheid',
        'De leverancier staat in voor een beschikbaarheid van 99,5 procent per kalendermaand.',
      ],
    ],
  },
];

/** How many documents this file adds besides the contracts that a size asks for. */
export const clientFiles = 2;

/** Files that are kept but not booked: contracts, the deed of the premises, the files on two clients that had to be looked into. */
export class Contracts {
  readonly #context: Context;
  readonly #random: Random;
  readonly #days: readonly Day[];
  #filed = 0;

  constructor(context: Context) {
    this.#context = context;
    this.#random = context.random.fork('contracts');
    const { firstYear, lastYear, contracts } = context.scale;
    const first = dayOf(firstYear, 1, 8);
    const last = dayOf(lastYear, 11, 20);
    this.#days = Array.from({ length: contracts - 1 }, () => this.#random.integer(first, last)).sort(
      (a, b) => a - b,
    );
  }

  /** Files what is signed on the day. */
  sign(day: Day): void {
    const { firstYear, lastYear } = this.#context.scale;
    if (day === dayOf(firstYear, 1, 4)) this.#fileDeed(day);
    if (day === dayOf(firstYear, 5, 14)) this.#fileClient(day, dayOf(firstYear, 11, 30));
    if (day === dayOf(lastYear, 6, 3)) this.#fileClient(day, dayOf(lastYear, 12, 15));
    while (this.#days[this.#filed] === day) {
      this.#filed += 1;
      this.#fileContract(day);
    }
  }

  #fileContract(day: Day): void {
    const kind = this.#random.pick(contractKinds);
    const suppliers = this.#context.relations.suppliers.filter(
      ({ category }) => category.name === kind.category,
    );
    const supplier: Supplier = this.#random.pick(suppliers);
    this.#file({
      kind: 'contract',
      day,
      title: kind.title,
      reference: `C-${yearOf(day)}-${String(this.#filed).padStart(3, '0')}`,
      relation: supplier,
      articles: kind.articles,
    });
  }

  #fileDeed(day: Day): void {
    const { firstUse } = constructionDays(this.#context.scale);
    this.#file({
      kind: 'contract',
      day,
      title: 'Akte van inbreng bedrijfsgebouwen en terreinen',
      reference: `AKTE-${yearOf(day)}-0041`,
      relation: this.#context.relations.shareholder,
      articles: [
        [
          'Inbreng',
          'De inbrenger brengt de bedrijfsgebouwen, de verkoopkassen en de ondergrond in, tegen uitreiking van aandelen.',
        ],
        [
          'Waarde',
          'De waarde is vastgesteld door een taxateur; het meerdere boven het nominale bedrag is agio.',
        ],
        [
          'Herziening omzetbelasting',
          `Voor de nieuwe verkoopkas begint de herzieningstermijn bij het eerste gebruik, voorzien op ${dutchDate(firstUse)}.`,
        ],
      ],
      retention: { class: 'real_estate', from: firstUse },
    });
  }

  #fileClient(day: Day, endOfRelationship: Day): void {
    const customer = this.#random.pick(this.#context.relations.dutchCustomers);
    this.#file({
      kind: 'other',
      day,
      title: 'Cliëntonderzoek contante verkoop',
      reference: `WWFT-${yearOf(day)}-${customer.code}`,
      relation: customer,
      articles: [
        [
          'Aanleiding',
          'Verkoop van een partij tuinbeelden tegen contante betaling boven de grens van de Wwft.',
        ],
        [
          'Vastgesteld',
          'Identiteit van de vertegenwoordiger gezien, uiteindelijk belanghebbende opgegeven en gecontroleerd in het register.',
        ],
        ['Uitkomst', `Geen bijzonderheden. De relatie is geëindigd op ${dutchDate(endOfRelationship)}.`],
      ],
      retention: { class: 'wwft5', from: endOfRelationship },
    });
  }

  #file(letter: {
    readonly kind: 'contract' | 'other';
    readonly day: Day;
    readonly title: string;
    readonly reference: string;
    readonly relation: Relation;
    readonly articles: ContractKind['articles'];
    readonly retention?: Filing['retention'];
  }): void {
    const { cabinet, company } = this.#context;
    cabinet.file({
      kind: letter.kind,
      fileName: `${slug(letter.title)}-${letter.reference}.pdf`,
      mimeType: 'application/pdf',
      file: {
        format: 'letter-pdf',
        paper: {
          title: letter.title,
          reference: letter.reference,
          day: letter.day,
          parties: [letter.relation.party, company.party],
          articles: letter.articles.map(([heading, text]) => ({ heading, text })),
          layoutSeed: letter.relation.layoutSeed,
        },
      },
      receivedDay: letter.day,
      channel: 'upload',
      isOriginal: this.#random.chance(0.5),
      ...(letter.retention === undefined ? {} : { retention: letter.retention }),
      links: [{ table: 'relation', id: letter.relation.id, role: 'contract_party' }],
      course: { type: 'kept' },
    });
  }
}
