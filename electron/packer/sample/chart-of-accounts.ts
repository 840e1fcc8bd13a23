/** An account of the invented company; `rgs` is a code of the Referentie GrootboekSchema (of a heading where no account of it fits), `lead` the heading it is summed under. */
export interface Account {
  readonly code: string;
  readonly description: string;
  readonly type: 'B' | 'P';
  readonly rgs: string;
  readonly lead: string;
}

function balance(code: string, description: string, rgs: string, lead: string): Account {
  return { code, description, type: 'B', rgs, lead };
}

function result(code: string, description: string, rgs: string, lead: string): Account {
  return { code, description, type: 'P', rgs, lead };
}

/** The chart of accounts, by the names under which the sample books; in order of their codes. */
export const accounts = {
  land: balance('0100', 'Terreinen', 'BMvaTerVvp', '02'),
  buildings: balance('0110', 'Bedrijfsgebouwen en kassen', 'BMvaBegVvp', '02'),
  buildingsDepreciation: balance('0119', 'Cumulatieve afschrijving gebouwen', 'BMvaBegCae', '02'),
  machines: balance('0120', 'Machines en installaties', 'BMvaMeiVvp', '02'),
  machinesDepreciation: balance('0129', 'Cumulatieve afschrijving machines', 'BMvaMeiCae', '02'),
  furnishings: balance('0130', 'Inventaris', 'BMvaBeiVvp', '02'),
  furnishingsDepreciation: balance('0139', 'Cumulatieve afschrijving inventaris', 'BMvaBeiCae', '02'),
  vehicles: balance('0140', 'Vervoermiddelen', 'BMvaTevVvp', '02'),
  vehiclesDepreciation: balance('0149', 'Cumulatieve afschrijving vervoermiddelen', 'BMvaTevCae', '02'),
  shareCapital: balance('0500', 'Geplaatst kapitaal', 'BEivGokGea', '05'),
  sharePremium: balance('0510', 'Agioreserve', 'BEivAgiAgi', '05'),
  otherReserves: balance('0520', 'Overige reserves', 'BEivOvrAlr', '05'),
  unappropriatedResult: balance('0590', 'Onverdeeld resultaat', 'BEivOreRvh', '05'),
  mortgage: balance('0700', 'Hypothecaire lening', 'BLasSakHvl', '07'),
  cash: balance('1000', 'Kas winkels', 'BLimKasKas', '10'),
  bank: balance('1010', 'Rekening-courant bank', 'BLimBanRba', '10'),
  savings: balance('1020', 'Spaarrekening', 'BLimBanSpa', '10'),
  cardsInTransit: balance('1050', 'Kruisposten pin en creditcard', 'BLimKruPib', '10'),
  cashInTransit: balance('1055', 'Kruisposten afstortingen', 'BLimKruSto', '10'),
  transfers: balance('1060', 'Kruisposten eigen rekeningen', 'BLimKruSto', '10'),
  receivables: balance('1300', 'Debiteuren', 'BVorDebHad', '13'),
  webshopReceivable: balance('1310', 'Te ontvangen van betaaldienst', 'BVorOvrOvk', '13'),
  payables: balance('1600', 'Crediteuren', 'BSchCreHac', '16'),
  giftVouchers: balance('1650', 'Uitgegeven cadeaubonnen', 'BSchOvsOvs', '16'),
  vatHigh: balance('1700', 'Btw te betalen hoog', 'BSchBepBtwOla', '17'),
  vatLow: balance('1701', 'Btw te betalen laag', 'BSchBepBtwOlv', '17'),
  vatReverse: balance('1702', 'Btw te betalen verlegd', 'BSchBepBtwOlw', '17'),
  vatAcquisition: balance('1703', 'Btw te betalen verwerving EU', 'BSchBepBtwOlu', '17'),
  vatInput: balance('1710', 'Btw te vorderen', 'BSchBepBtwVoo', '17'),
  vatOss: balance('1720', 'Btw éénloketsysteem te betalen', 'BSchBepBtwOlo', '17'),
  vatReturn: balance('1790', 'Af te dragen omzetbelasting', 'BSchBepBtwAfo', '17'),
  ossReturn: balance('1791', 'Af te dragen btw éénloketsysteem', 'BSchBepBtwAfo', '17'),
  wageTax: balance('1800', 'Af te dragen loonheffing', 'BSchBepLhe', '18'),
  pensionPayable: balance('1810', 'Af te dragen pensioenpremies', 'BSchStzPen', '18'),
  netWages: balance('1820', 'Te betalen nettolonen', 'BSchSalNet', '18'),
  holidayAllowance: balance('1830', 'Reservering vakantiegeld', 'BSchSalTvg', '18'),
  corporateTax: balance('1840', 'Te betalen vennootschapsbelasting', 'BSchBepVpb', '18'),
  dividendPayable: balance('1850', 'Te betalen dividend', 'BSchOvsTbd', '18'),
  dividendTax: balance('1855', 'Af te dragen dividendbelasting', 'BSchBepOvb', '18'),
  stock: balance('3000', 'Voorraad handelsgoederen', 'BVrdHanVoo', '30'),
  grossWages: result('4000', 'Brutolonen', 'WPerLesLon', '40'),
  holidayAllowanceCosts: result('4010', 'Vakantiegeld', 'WPerLesVag', '40'),
  socialCharges: result('4020', 'Sociale lasten werkgever', 'WPerSolPsv', '40'),
  pensionCosts: result('4030', 'Pensioenlasten', 'WPerPenPen', '40'),
  temporaryStaff: result('4040', 'Uitzendkrachten', 'WBedOvpUik', '40'),
  training: result('4050', 'Opleiding en werkkleding', 'WBedOvp', '40'),
  rent: result('4100', 'Huur bedrijfsruimten', 'WBedHuiBeh', '41'),
  energy: result('4110', 'Gas, water en elektra', 'WBedHuiGwe', '41'),
  maintenance: result('4120', 'Onderhoud gebouwen en kassen', 'WBedHuiOng', '41'),
  cleaning: result('4130', 'Schoonmaak', 'WBedHuiOhv', '41'),
  propertyTax: result('4140', 'Onroerendezaakbelasting en heffingen', 'WBedHuiOnz', '41'),
  waste: result('4150', 'Afvalverwerking', 'WBedHuiOhv', '41'),
  advertising: result('4200', 'Reclame en advertenties', 'WBedVkkRea', '42'),
  decoration: result('4210', 'Etalage en shows', 'WBedVkkOvr', '42'),
  entertainment: result('4220', 'Representatie en kantine', 'WBedVkkRep', '42'),
  packaging: result('4230', 'Verpakkingsmateriaal', 'WBedVkkOvr', '42'),
  vehicleLease: result('4300', 'Leasekosten vervoermiddelen', 'WBedAutOak', '43'),
  fuel: result('4310', 'Brandstof', 'WBedAutBra', '43'),
  carriage: result('4320', 'Vrachtkosten', 'WBedVkkOvr', '43'),
  parking: result('4330', 'Parkeren en reiskosten', 'WBedAutOak', '43'),
  officeSupplies: result('4400', 'Kantoorbenodigdheden', 'WBedKanKan', '44'),
  telecom: result('4410', 'Telefoon en internet', 'WBedKanTef', '44'),
  software: result('4420', 'Software en automatisering', 'WBedKanSof', '44'),
  accountant: result('4430', 'Accountantskosten', 'WBedAea', '44'),
  insurance: result('4440', 'Verzekeringen', 'WBedAssOva', '44'),
  memberships: result('4450', 'Contributies en abonnementen', 'WBedKanOka', '44'),
  bankCharges: result('4460', 'Bankkosten en pintransacties', 'WBedAdlBan', '44'),
  cashDifferences: result('4470', 'Kasverschillen', 'WBedAdlKav', '44'),
  smallTools: result('4480', 'Klein gereedschap', 'WBedEemGsk', '44'),
  depreciationBuildings: result('4800', 'Afschrijving gebouwen', 'WAfsAmvBeg', '48'),
  depreciationMachines: result('4810', 'Afschrijving machines', 'WAfsAmvMei', '48'),
  depreciationFurnishings: result('4820', 'Afschrijving inventaris', 'WAfsAmvBei', '48'),
  depreciationVehicles: result('4830', 'Afschrijving vervoermiddelen', 'WAfsAmvTev', '48'),
  purchasesPlants: result('7000', 'Inkoop planten en bloemen', 'WKprInhInh', '70'),
  purchasesBulbs: result('7010', 'Inkoop bollen en zaden', 'WKprInhInh', '70'),
  purchasesPots: result('7020', 'Inkoop potten en decoratie', 'WKprInhInh', '70'),
  purchasesTools: result('7030', 'Inkoop tuingereedschap en materialen', 'WKprInhInh', '70'),
  purchasesFurniture: result('7040', 'Inkoop tuinmeubelen', 'WKprInhInh', '70'),
  purchasesPets: result('7050', 'Inkoop dierbenodigdheden', 'WKprInhInh', '70'),
  purchasesCatering: result('7060', 'Inkoop horeca', 'WKprInhInh', '70'),
  purchasesChristmas: result('7070', 'Inkoop kerst en seizoen', 'WKprInhInh', '70'),
  stockMovement: result('7900', 'Mutatie voorraad', 'WKprVomVom', '79'),
  salesLow: result('8000', 'Omzet planten en bloemen', 'WOmzNohOlv', '80'),
  salesHigh: result('8010', 'Omzet tuinartikelen', 'WOmzNohOlh', '80'),
  salesCatering: result('8020', 'Omzet horeca', 'WOmzNodOdl', '80'),
  salesServices: result('8030', 'Omzet tuinaanleg en onderhoud', 'WOmzNodOdh', '80'),
  salesEu: result('8040', 'Omzet leveringen binnen de EU', 'WOmzNohOli', '80'),
  salesOss: result('8050', 'Omzet webwinkel EU (éénloketsysteem)', 'WOmzNohOla', '80'),
  deliveryCharged: result('8090', 'Doorberekende bezorgkosten', 'WOmzNodOdh', '80'),
  interestReceived: result('9000', 'Rentebaten', 'WFbe', '90'),
  interestPaid: result('9010', 'Rentelasten', 'WFbeRlsRhl', '90'),
  corporateTaxCosts: result('9900', 'Vennootschapsbelasting', 'WBelBgrBgr', '99'),
} as const satisfies Readonly<Record<string, Account>>;

export type AccountName = keyof typeof accounts;

/** The accounts' names in order; an account's id in the archive is its place in this list, from 1. */
export const accountNames = Object.keys(accounts) as readonly AccountName[];

/** The headings that `lead` names, in the order of the balance sheet and the profit and loss account. */
export const leadHeadings: readonly (readonly [lead: string, heading: string])[] = [
  ['02', 'Materiële vaste activa'],
  ['05', 'Eigen vermogen'],
  ['07', 'Langlopende schulden'],
  ['10', 'Liquide middelen'],
  ['13', 'Vorderingen'],
  ['16', 'Crediteuren en overige schulden'],
  ['17', 'Omzetbelasting'],
  ['18', 'Belastingen, lonen en dividend'],
  ['30', 'Voorraden'],
  ['40', 'Personeelskosten'],
  ['41', 'Huisvestingskosten'],
  ['42', 'Verkoopkosten'],
  ['43', 'Vervoerskosten'],
  ['44', 'Algemene kosten'],
  ['48', 'Afschrijvingen'],
  ['70', 'Inkoopwaarde'],
  ['79', 'Voorraadmutatie'],
  ['80', 'Netto-omzet'],
  ['90', 'Financiële baten en lasten'],
  ['99', 'Belastingen resultaat'],
];
