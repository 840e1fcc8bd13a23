/** The appointment letter's words in one language. */
interface LetterWords {
  readonly title: string;
  readonly subtitle: (name: string, archive: string) => string;
  readonly header: (archive: string) => string;
  readonly footer: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<'accountant' | 'administrator' | 'curator' | 'client', string>>;
  readonly appointedBy: string;
  readonly purpose: string;
  readonly appointedOn: string;
  readonly validUntil: string;
  readonly noEnd: string;
  readonly mayTitle: string;
  readonly may: readonly string[];
  readonly openTitle: string;
  readonly open: (archive: string, appointment: string) => readonly string[];
  readonly passphraseTitle: string;
  readonly passphraseElsewhere: string;
  readonly passphraseHereTitle: string;
  readonly passphraseHere: string;
  readonly endTitle: string;
  readonly end: string;
  readonly signature: (appointedBy: string) => string;
}

const english: LetterWords = {
  title: 'Appointment letter',
  subtitle: (name, archive) => `${name} may consult the archive ${archive}`,
  header: (archive) => `Smartbooqing Archive · ${archive}`,
  footer: 'Appointment letter',
  name: 'Name',
  email: 'E-mail address',
  organisation: 'Organisation',
  kind: 'Capacity',
  kinds: { accountant: 'Accountant', administrator: 'Administrator', curator: 'Curator', client: 'Client' },
  appointedBy: 'Appointed by',
  purpose: 'For what',
  appointedOn: 'Appointed on',
  validUntil: 'Last day',
  noEnd: 'no end',
  mayTitle: 'What you may do',
  may: [
    'Consult the archive: browse, search, view, verify, save and print. The program cannot change it.',
    'Only for what stands above, and with the care that somebody else’s administration asks for.',
    'Not: appoint others, or pass the file or the passphrase on. An extension takes a new appointment by the client.',
  ],
  openTitle: 'How to open it',
  open: (archive, appointment) => [
    `Open ${archive} in Smartbooqing Archive. Keep its seal (${archive}.seal.json) beside it.`,
    `Choose Appointment, and then the file ${appointment} that you received.`,
    'Enter your own passphrase and choose Unlock. The window says by whom and until when you were appointed.',
  ],
  passphraseTitle: 'Your passphrase',
  passphraseElsewhere:
    'It does not stand in this letter. You chose it yourself, or the client tells you by another way. It is kept nowhere: if it is lost, the client makes a new appointment.',
  passphraseHereTitle: 'Keep this letter like a key',
  passphraseHere:
    'Whoever has it and the appointment’s file can open the archive. Never send the two together, and destroy the letter when you know the words. They are separated by single spaces, also at the end of a line.',
  endTitle: 'After the last day',
  end: 'The program then refuses the appointment. It is the program that does so and not the encryption, so delete the copy of the archive and the appointment’s file when your work is done, unless the law asks you to keep them.',
  signature: (appointedBy) => `On behalf of ${appointedBy}: name, place, date`,
};

const dutch: LetterWords = {
  title: 'Aanstellingsbrief',
  subtitle: (name, archive) => `${name} mag het archief ${archive} raadplegen`,
  header: (archive) => `Smartbooqing Archief · ${archive}`,
  footer: 'Aanstellingsbrief',
  name: 'Naam',
  email: 'E-mailadres',
  organisation: 'Organisatie',
  kind: 'Hoedanigheid',
  kinds: { accountant: 'Accountant', administrator: 'Beheerder', curator: 'Curator', client: 'Klant' },
  appointedBy: 'Aangesteld door',
  purpose: 'Waarvoor',
  appointedOn: 'Aangesteld op',
  validUntil: 'Laatste dag',
  noEnd: 'geen einde',
  mayTitle: 'Wat u mag',
  may: [
    'Het archief raadplegen: bladeren, zoeken, bekijken, controleren, opslaan en afdrukken. Het programma kan het niet wijzigen.',
    'Alleen voor wat hierboven staat, en met de zorg die andermans administratie vraagt.',
    'Niet: anderen aanstellen, of het bestand of de wachtwoordzin doorgeven. Voor verlenging is een nieuwe aanstelling door de klant nodig.',
  ],
  openTitle: 'Hoe u het opent',
  open: (archive, appointment) => [
    `Open ${archive} in Smartbooqing Archief. Laat het zegel (${archive}.seal.json) ernaast staan.`,
    `Kies Aanstelling, en daarna het bestand ${appointment} dat u hebt gekregen.`,
    'Vul uw eigen wachtwoordzin in en kies Ontgrendelen. Het venster zegt door wie en tot wanneer u bent aangesteld.',
  ],
  passphraseTitle: 'Uw wachtwoordzin',
  passphraseElsewhere:
    'Die staat niet in deze brief. U hebt haar zelf gekozen, of de klant geeft haar langs een andere weg door. Ze wordt nergens bewaard: raakt ze kwijt, dan maakt de klant een nieuwe aanstelling.',
  passphraseHereTitle: 'Bewaar deze brief als een sleutel',
  passphraseHere:
    'Wie deze brief en het aanstellingsbestand heeft, kan het archief openen. Verstuur ze nooit samen, en vernietig de brief zodra u de woorden kent. Tussen de woorden staat één spatie, ook aan het eind van een regel.',
  endTitle: 'Na de laatste dag',
  end: 'Het programma weigert de aanstelling dan. Dat doet het programma en niet de versleuteling; verwijder dus de kopie van het archief en het aanstellingsbestand als uw werk klaar is, tenzij u ze volgens de wet moet bewaren.',
  signature: (appointedBy) => `Namens ${appointedBy}: naam, plaats, datum`,
};

export const letterWords: Readonly<Record<'nl' | 'en', LetterWords>> = { nl: dutch, en: english };
