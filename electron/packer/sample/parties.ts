import {
  belgianIban,
  belgianVatNumber,
  dutchCompanyVatNumber,
  dutchIban,
  dutchSoleTraderVatNumber,
  germanIban,
  germanVatNumber,
  inventedBanks,
  kvkNumber,
} from './identifiers.ts';
import { type Address, address, mailbox, personName, phoneNumber } from './names.ts';
import type { Random } from './random.ts';

/** Somebody who sends or receives invoices, as it stands on paper. */
export interface Party extends Address {
  readonly name: string;
  readonly contact: string;
  readonly kvkNumber: string | null;
  readonly vatNumber: string | null;
  readonly iban: string;
  readonly bic: string;
  readonly email: string;
  readonly phone: string;
}

/** An invented party of that name and country, with numbers that pass their checks. */
export function inventParty(random: Random, name: string, country: Address['country']): Party {
  const contact = personName(random);
  return {
    name,
    contact,
    ...address(random, country),
    ...registration(random, name, country),
    ...bankDetails(random, country),
    email: mailbox(random.pick(['info', 'administratie', 'facturen', 'boekhouding']), name),
    phone: phoneNumber(random, country),
  };
}

function registration(
  random: Random,
  name: string,
  country: Address['country'],
): Pick<Party, 'kvkNumber' | 'vatNumber'> {
  switch (country) {
    case 'BE':
      return { kvkNumber: null, vatNumber: belgianVatNumber(random) };
    case 'DE':
      return { kvkNumber: null, vatNumber: germanVatNumber(random) };
    case 'NL': {
      if (isPublicBody(name)) return { kvkNumber: kvkNumber(random), vatNumber: null };
      const isCompany = /B\.V\.|N\.V\.|V\.O\.F\.|Coöperatieve|& Partners/.test(name);
      return {
        kvkNumber: kvkNumber(random),
        vatNumber:
          isCompany || random.chance(0.4) ? dutchCompanyVatNumber(random) : dutchSoleTraderVatNumber(random),
      };
    }
  }
}

function isPublicBody(name: string): boolean {
  return /^(Gemeente|VvE|Basisschool|Waterschap)/.test(name);
}

function bankDetails(random: Random, country: Address['country']): Pick<Party, 'iban' | 'bic'> {
  switch (country) {
    case 'BE':
      return { iban: belgianIban(random), bic: 'DEMOBEB1' };
    case 'DE':
      return { iban: germanIban(random), bic: 'DEMODEF1' };
    case 'NL': {
      const bank = random.pick(inventedBanks);
      return { iban: dutchIban(random, bank), bic: bank.bic };
    }
  }
}
