import { surname } from './names.ts';
import { inventParty, type Party } from './parties.ts';
import type { Random } from './random.ts';
import { receiptCategories } from './receipt-shops.ts';
import type { Records } from './records.ts';
import type { Scale } from './sizes.ts';
import { supplyCategories } from './supply-categories.ts';
import type { SupplyCategory } from './supply-category.ts';

/** A relation of the company: its record's id and what stands on its paper. */
export interface Relation {
  readonly id: number;
  readonly code: string;
  readonly party: Party;
  /** Chooses how its invoices look. */
  readonly layoutSeed: number;
}

/** A supplier, with its own series of invoice numbers. */
export interface Supplier extends Relation {
  readonly category: SupplyCategory;
  /** Whether its invoices come as UBL rather than as PDF. */
  readonly sendsUbl: boolean;
  nextInvoiceNumber(random: Random, year: number): string;
}

/** A shop where things are paid in cash; its tills number their receipts. */
export interface ReceiptShop extends Relation {
  readonly category: (typeof receiptCategories)[number];
  nextReceiptNumber(random: Random): string;
}

/** A customer on account. */
export interface Customer extends Relation {
  readonly isPublicBody: boolean;
  readonly termDays: number;
  /** Days after the due date that it usually pays; negative where it pays early. */
  readonly lateDays: number;
}

/** Everybody that the company deals with. */
export interface Relations {
  readonly suppliers: readonly Supplier[];
  readonly receiptShops: readonly ReceiptShop[];
  readonly builder: Supplier;
  readonly dutchCustomers: readonly Customer[];
  readonly belgianCustomers: readonly Customer[];
  readonly ossBelgium: Relation;
  readonly ossGermany: Relation;
  readonly taxAuthority: Relation;
  readonly pensionFund: Relation;
  readonly lender: Relation;
  readonly paymentService: Relation;
  readonly cashCarrier: Relation;
  readonly shareholder: Relation;
}

const customerNames = [
  'Hoveniersbedrijf #',
  'Tuinaanleg # B.V.',
  'Hoveniers # en Zonen V.O.F.',
  'Restaurant De #',
  'Hotel # B.V.',
  'Kantorencentrum # B.V.',
  'Uitvaartcentrum #',
  'Zorggroep # B.V.',
  'Evenementenbureau #',
  'VvE Appartementen #hof',
  'Basisschool De #',
  'Gemeente @',
  'Waterschap #',
] as const;
const belgianCustomerNames = ['Tuinen # BV', 'Groenaanleg # BV', 'Tuincentrum # NV'] as const;

const towns = ['Lindenveen', 'Wilgenrade', 'Noorderwoud', 'Zandheuvel', 'Meerwoude', 'Duinrade', 'Groenmaar'];

/** Invents the relations of a company of that size and adds their records. */
export function inventRelations(random: Random, scale: Scale, records: Records): Relations {
  const names = new Set<string>();
  let customersSoFar = 0;
  let suppliersSoFar = 0;

  function uniqueName(patterns: readonly string[]): string {
    for (let attempt = 0; ; attempt++) {
      const pattern = random.pick(patterns);
      const own = attempt < 40 ? surname(random) : `${surname(random)}-${surname(random)}`;
      const town = attempt < 40 ? random.pick(towns) : `${random.pick(towns)}-${own}`;
      const name = pattern.replace('#', own).replace('@', town);
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  }

  function add(
    code: string,
    type: 'customer' | 'supplier' | 'both' | 'other',
    party: Party,
    layoutSeed = random.uint32(),
  ): Relation {
    const id = records.add('relation', {
      administration_id: 1,
      code,
      name: party.name,
      type,
      kvk_number: party.kvkNumber,
      vat_number: party.vatNumber,
      iban: party.iban,
      bic: party.bic,
      contact: party.contact,
      email: party.email,
      phone: party.phone,
      street: party.street,
      postal_code: party.postalCode,
      city: party.city,
      country: party.country,
    });
    return { id, code, party, layoutSeed };
  }

  function supplier(category: SupplyCategory): Supplier {
    suppliersSoFar += 1;
    const party = inventParty(random, uniqueName(category.names), category.country);
    const relation = add(`C${10_000 + suppliersSoFar}`, 'supplier', party);
    return {
      ...relation,
      category,
      sendsUbl: random.chance(0.22),
      nextInvoiceNumber: invoiceNumberSeries(random.fork(`series/${relation.code}`)),
    };
  }

  function customer(patterns: readonly string[], country: 'NL' | 'BE'): Customer {
    customersSoFar += 1;
    const party = inventParty(random, uniqueName(patterns), country);
    return {
      ...add(`D${20_000 + customersSoFar}`, 'customer', party),
      isPublicBody: party.vatNumber === null,
      termDays: random.pick([14, 14, 30, 30, 30]),
      lateDays: random.weighted([-3, 0, 2, 7, 18, 45], (days) => (days <= 7 ? 5 : 1)),
    };
  }

  function other(
    code: string,
    name: string,
    type: 'customer' | 'other' = 'other',
    country: 'NL' | 'BE' | 'DE' = 'NL',
  ) {
    return add(code, type, inventParty(random, name, country));
  }

  const suppliers = supplierCategories(random, scale).map(supplier);
  const receiptShops = receiptCategories.flatMap((category) =>
    Array.from({ length: scale.size === 'small' ? 1 : 3 }, (): ReceiptShop => {
      suppliersSoFar += 1;
      const party = inventParty(random, uniqueName(category.names), 'NL');
      let last = random.integer(100_000, 400_000);
      return {
        ...add(`C${10_000 + suppliersSoFar}`, 'supplier', party),
        category,
        nextReceiptNumber(draw) {
          last += draw.integer(40, 900);
          return String(last);
        },
      };
    }),
  );
  const belgianCount = Math.max(2, Math.round(scale.customers * 0.06));
  return {
    suppliers,
    receiptShops,
    builder: supplier(builderCategory),
    dutchCustomers: Array.from({ length: scale.customers - belgianCount }, () =>
      customer(customerNames, 'NL'),
    ),
    belgianCustomers: Array.from({ length: belgianCount }, () => customer(belgianCustomerNames, 'BE')),
    ossBelgium: other('D90001', 'Webwinkelklanten België', 'customer', 'BE'),
    ossGermany: other('D90002', 'Webwinkelklanten Duitsland', 'customer', 'DE'),
    taxAuthority: other('O90001', 'Belastingdienst'),
    pensionFund: other('O90002', 'Pensioenfonds Groene Detailhandel'),
    lender: other('O90003', 'Demobank N.V. Zakelijke Financieringen'),
    paymentService: other('O90004', 'Betaalgemak Payments B.V.'),
    cashCarrier: other('O90005', 'Waardetransport Lindenveen B.V.'),
    shareholder: other('O90006', 'Beheermaatschappij De Linde B.V.'),
  };
}

/** Builds the shop's new hall; a category of its own because its invoices are planned one by one. */
export const builderCategory: SupplyCategory = {
  name: 'builder',
  names: ['Bouw- en Kassenbouwbedrijf # B.V.'],
  country: 'NL',
  spendBp: 0,
  frequency: 0,
  maxLines: 3,
  payment: 'transfer',
  termDays: 30,
  season: [],
  products: [
    {
      description: 'Nieuwbouw verkoopkas, termijn volgens aanneemovereenkomst',
      unit: 'termijn',
      minCents: 8_500_00,
      maxCents: 14_500_00,
      account: 'buildings',
      vat: 'purchaseHigh',
    },
  ],
};

/** Every category once, the rest by how often they send invoices. */
function supplierCategories(random: Random, scale: Scale): readonly SupplyCategory[] {
  const extra = Math.max(0, scale.suppliers - supplyCategories.length);
  const chosen = [
    ...supplyCategories,
    ...Array.from({ length: extra }, () => random.weighted(supplyCategories, (each) => each.frequency)),
  ];
  return chosen.slice(0, Math.max(scale.suppliers, supplyCategories.length));
}

/** Numbers that only go up, in one of the spellings that suppliers use. */
function invoiceNumberSeries(random: Random): (draw: Random, year: number) => string {
  const style = random.integer(0, 5);
  const step = random.integer(2, 40);
  const prefix = random.pick(['F', 'VF', 'INV', 'FA', 'R']);
  let last = random.integer(100, 4000);
  return (draw, year) => {
    last += draw.integer(1, step);
    const short = String(year).slice(2);
    switch (style) {
      case 0:
        return `${year}-${String(last).padStart(5, '0')}`;
      case 1:
        return `${prefix}${short}.${String(last).padStart(5, '0')}`;
      case 2:
        return `${prefix}-${short}${String(last).padStart(6, '0')}`;
      case 3:
        return `${year}${String(last).padStart(6, '0')}`;
      case 4:
        return `${prefix}${String(last).padStart(6, '0')}`;
      default:
        return String(100_000 + last);
    }
  };
}
