import type { Random } from './random.ts';

/* Invented people, towns and streets. None of the towns exists. */

const towns = [
  'Lindenveen',
  'Wilgenrade',
  'Noorderwoud',
  'Zandheuvel',
  'Meerwoude',
  'Duinrade',
  'Broekwoude',
  'Kruisveen',
  'Rietmonde',
  'Oudenlinde',
  'Vlierbeek aan de Lind',
  'Zuiderhove',
  'Westerlinge',
  'Groenmaar',
  'Haverdonk',
  'Hagermeer',
  'Bruggenes',
  'Steenlo',
  'Wijkerlo',
  'Zilverschans',
  'Heidekoog',
  'Elzenbroek',
  'Klaverzand',
  "'s-Lindenwaard",
] as const;

const belgianTowns = ['Lindegem', 'Wolvershage', 'Ter Elzen', 'Kasterbeke', 'Heuvelgem'] as const;
const germanTowns = ['Lindenstett', 'Grünwalde', 'Obermoorbach', 'Kesselhagen', 'Röthenfurt'] as const;

const streetNames = [
  'Kwekersweg',
  'Nijverheidslaan',
  'Dorpsstraat',
  'Handelskade',
  'Ambachtsweg',
  'Tulpenlaan',
  'Bloemenpad',
  'Industrieweg',
  'Molendijk',
  'Hoofdweg',
  'Kanaaldijk',
  'Veilingweg',
  'Polderweg',
  'Stationsplein',
  'Eikenlaan',
  'Zonnedauw',
  'Lange Akker',
  'Transportweg',
  'Kasgaarde',
  'Burgemeester Hagedoornlaan',
] as const;

const surnameBeginnings = [
  'Vel',
  'Ber',
  'Har',
  'Kra',
  'Ros',
  'Bra',
  'Vlie',
  'Gro',
  'Kamp',
  'Duin',
  'Elst',
  'Korn',
  'Mans',
  'Schel',
  'Til',
  'Weer',
  'Loen',
  'Hage',
  'Ooster',
  'Zuider',
  'Wolf',
  'Deven',
  'Mee',
  'Raven',
  'Snel',
  'Tor',
  'Ubbe',
  'Wiel',
  'Ypen',
  'Zwane',
] as const;

const surnameEndings = [
  'kamp',
  'horst',
  'donk',
  'stra',
  'laar',
  'burg',
  'wijk',
  'stein',
  'voort',
  'daal',
  'kade',
  'mans',
  'ink',
  'hof',
  'veld',
  'sma',
  'beek',
  'dijk',
  'meijer',
  'broek',
] as const;

const givenNames = [
  'Anneke',
  'Bram',
  'Carolien',
  'Daan',
  'Esmée',
  'Fatima',
  'Geert',
  'Hanneke',
  'Ilse',
  'Joost',
  'Karim',
  'Lotte',
  'Mees',
  'Noor',
  'Olaf',
  'Pieter',
  'Renée',
  'Sander',
  'Tessa',
  'Willem',
  'Yara',
  'Zoë',
  'Maarten',
  'Femke',
] as const;

/** Where somebody lives or works; `country` is the ISO 3166 code. */
export interface Address {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: 'NL' | 'BE' | 'DE';
}

/** The surname of an invented person or family firm. */
export function surname(random: Random): string {
  return `${random.pick(surnameBeginnings)}${random.pick(surnameEndings)}`;
}

/** Given name and surname of an invented person. */
export function personName(random: Random): string {
  const particle = random.weighted(['', 'van ', 'de ', 'van der '], (text) => (text === '' ? 6 : 1));
  return `${random.pick(givenNames)} ${particle}${surname(random)}`;
}

export function address(random: Random, country: Address['country']): Address {
  const street = `${random.pick(streetNames)} ${random.integer(1, 240)}`;
  switch (country) {
    case 'NL':
      return { street, postalCode: dutchPostalCode(random), city: random.pick(towns), country };
    case 'BE':
      return {
        street,
        postalCode: String(random.integer(1000, 9990)),
        city: random.pick(belgianTowns),
        country,
      };
    case 'DE':
      return {
        street: `${random.pick(['Gartenstraße', 'Industriestraße', 'Am Lindenhof'])} ${random.integer(1, 90)}`,
        postalCode: String(random.integer(10_000, 99_000)),
        city: random.pick(germanTowns),
        country,
      };
  }
}

function dutchPostalCode(random: Random): string {
  const letters = 'ABCDEGHJKLMNPRTVWXZ';
  const pair = `${random.pick([...letters])}${random.pick([...letters])}`;
  return `${random.integer(1011, 9998)} ${pair}`;
}

export function phoneNumber(random: Random, country: Address['country']): string {
  const prefix = country === 'NL' ? '088-00' : country === 'BE' ? '+32 09 00 ' : '+49 9999 0';
  return `${prefix}${random.digits(5)}`;
}

/** A name as it stands in addresses and file names: lower case ASCII letters and digits, joined by hyphens. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\b(b\.v\.|n\.v\.|v\.o\.f\.|gmbh\b|bv\b|nv\b)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** An address in the domain `.example`, which RFC 2606 keeps free of real mailboxes. */
export function mailbox(localPart: string, organisation: string): string {
  return `${localPart}@${slug(organisation)}.example`;
}
