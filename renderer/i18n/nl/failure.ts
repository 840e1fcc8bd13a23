import type { Translation } from '#shared/words/translation.ts';
import type { failure as english } from '../en/failure.ts';

/** Every failure of the contract in plain words; see the English catalogue. */
export const failure: Translation<typeof english> = {
  usage: { title: 'Dit kan niet', text: 'Het programma vroeg iets onmogelijks. Meld dit alstublieft.' },
  wrong_passphrase: {
    title: 'Hiermee gaat het archief niet open',
    text: 'Controleer de wachtwoordzin: hoofdletters, spaties aan het begin en het eind en het juiste toetsenbord tellen mee. Niets wijst erop dat het bestand zelf beschadigd is.',
  },
  damaged: {
    page_one: {
      title: 'Het begin van het bestand is beschadigd',
      text: 'De wachtwoordzin klopt, maar de eerste pagina is onleesbaar, zodat het archief niet open kan. Gebruik een andere kopie van het bestand.',
    },
    truncated: {
      title: 'Het bestand is niet compleet',
      text: 'Het is afgekapt, waarschijnlijk bij het kopiëren of downloaden. Gebruik een andere kopie of haal het opnieuw op.',
    },
    unreadable: {
      title: 'Het bestand is beschadigd',
      text: 'Er is zoveel onleesbaar dat het archief niet open kan. Gebruik een andere kopie van het bestand.',
    },
  },
  not_an_archive: {
    empty: {
      title: 'Het bestand is leeg',
      text: 'Er staat niets in. Gebruik een andere kopie of haal het opnieuw op.',
    },
    too_short: {
      title: 'Dit is geen archief',
      text: 'Het bestand is daarvoor te kort. Misschien is het bij het kopiëren afgekapt.',
    },
    other_cipher: {
      title: 'Dit bestand is anders versleuteld',
      text: 'Het is niet met SQLCipher versleuteld op een manier die dit programma kent. Kies een bestand dat op .sbqa eindigt, of open dit met het programma waarmee het is gemaakt.',
    },
    unknown_content: {
      title: 'Dit is geen archief',
      text: 'Er staat iets anders in het bestand. Kies een bestand dat op .sbqa eindigt.',
    },
  },
  plain_sqlite: {
    title: 'Deze database is niet versleuteld',
    text: 'Het is een gewone SQLite-database. Dit programma opent alleen versleutelde archieven: kies een bestand dat op .sbqa eindigt.',
  },
  newer_format: {
    title: 'Er is een nieuwere versie van dit programma nodig',
    text: 'Het archief is in een later formaat geschreven. Installeer de nieuwste versie en open het opnieuw.',
  },
  not_readable: {
    missing: {
      title: 'Het bestand is er niet meer',
      text: 'Het is verplaatst, hernoemd of verwijderd, of de schijf is niet aangesloten. Sluit de schijf aan, of kies het bestand waar het nu staat.',
    },
    no_permission: {
      title: 'Het bestand mag niet worden gelezen',
      text: 'U heeft er geen rechten op. Vraag de beheerder van deze computer, of kopieer het naar een eigen map.',
    },
    folder: { title: 'Dit is een map', text: 'Kies het archiefbestand zelf; de naam eindigt op .sbqa.' },
    locked: {
      title: 'Een ander programma houdt het bestand vast',
      text: 'Sluit dat programma, of wacht tot het kopiëren of synchroniseren klaar is, en probeer het opnieuw.',
    },
    io: {
      title: 'Het bestand kan niet worden gelezen',
      text: 'De schijf of het netwerk geeft een fout; niets wijst erop dat het archief zelf beschadigd is. Sluit de schijf of het netwerk opnieuw aan. Helpt dat niet, vergrendel het archief dan en open het opnieuw, of open een kopie op deze computer.',
    },
    changed: {
      title: 'Het bestand is veranderd terwijl het open was',
      text: 'Een ander programma heeft erin geschreven of er een ander bestand voor in de plaats gezet, dus wat wordt gelezen past niet meer bij elkaar. Vergrendel het archief en open het opnieuw; een controle zegt of het nog is wat ondertekend is.',
    },
  },
  appointment_invalid: {
    expired: {
      title: 'De aanstelling is verlopen',
      text: 'De laatste dag is voorbij. Vraag de klant om een nieuwe aanstelling.',
    },
    clock_behind: {
      title: 'De klok van deze computer loopt achter',
      text: 'Dit archief is op een latere dag gemaakt of hier geopend dan de klok nu zegt, en toen was de aanstelling al voorbij. Zet de klok goed, en vraag de klant om een nieuwe aanstelling.',
    },
    not_yet_valid: {
      title: 'De aanstelling is nog niet ingegaan',
      text: 'Ze geldt vanaf een latere datum. Controleer de datum van deze computer.',
    },
    forged: {
      title: 'De aanstelling is gewijzigd',
      text: 'De handtekening van de klant past er niet bij. Vraag de klant de aanstelling opnieuw te sturen.',
    },
    other_archive: {
      title: 'De aanstelling is voor een ander archief',
      text: 'Kies het archief waarvoor ze is gemaakt, of een andere aanstelling.',
    },
    not_accepted: {
      title: 'Dit archief kent geen aanstellingen',
      text: 'Het is zonder gemaakt; alleen de eigen wachtwoordzin opent het.',
    },
    malformed: {
      title: 'De aanstelling is niet te lezen',
      text: 'Het bestand is niet compleet of is iets anders; de naam eindigt op .sbqkey. Vraag de klant het opnieuw te sturen.',
    },
  },
  not_found: {
    title: 'Dit staat niet in het archief',
    text: 'Wat werd gevraagd is er niet. Misschien staat het in een ander archief; zoek op nummer, naam of bedrag.',
  },
  no_such_view: {
    title: 'Dit staat niet in het archief',
    text: 'Het archief heeft zo’n tabel of overzicht niet.',
  },
  bad_filter: {
    title: 'Dit filter kan niet',
    text: 'Een kolom of waarde van het filter past niet bij deze lijst. Verwijder de filters en begin opnieuw.',
  },
  output_failed: {
    exists: { title: 'Het bestand bestaat al', text: 'Kies een andere naam.' },
    no_room: {
      title: 'De schijf is vol',
      text: 'Maak ruimte of kies een andere schijf. Er is niets halfs achtergebleven.',
    },
    no_permission: { title: 'Daar mag niet worden geschreven', text: 'Kies een andere map.' },
    io: {
      title: 'Het bestand kon niet worden geschreven',
      text: 'De schijf geeft een fout, of de map is er niet. Kies een andere map. Wat half geschreven was, wordt opgeruimd.',
    },
  },
  not_provable: {
    foreign: {
      title: 'Hiervan is geen bewijs te maken',
      text: 'Dit is geen Smartbooqing-archief: er is niets in ondertekend.',
    },
    not_covered: {
      title: 'Hiervan is geen bewijs te maken',
      text: 'Deze tabel valt buiten de handtekening onder het archief.',
    },
    no_manifest: {
      title: 'Hiervan is geen bewijs te maken',
      text: 'Het manifest van dit archief ontbreekt of is niet te lezen.',
    },
    not_signed: {
      title: 'Hiervan is geen bewijs te maken',
      text: 'Dit archief is niet ondertekend; een bewijs zou niets bewijzen.',
    },
    changed: {
      title: 'Dit record is niet wat er is ondertekend',
      text: 'Het archief is na het ondertekenen gewijzigd of beschadigd. De controle laat zien waar.',
    },
  },
  not_a_key: {
    title: 'Dit is geen sleutel',
    text: 'Een openbare sleutel is één regel van 44 tekens die op = eindigt. Kopieer hem opnieuw, zonder iets ervoor of erna.',
  },
  sample_key: {
    title: 'Dit is de voorbeeldsleutel',
    text: 'Iedereen heeft hem. Wat ermee is ondertekend zegt niets over de maker, dus hij is niet te vertrouwen.',
  },
  key_id_differs: {
    title: 'Het kenmerk is van een andere sleutel',
    text: 'Voeg de sleutel niet toe. Vraag de uitgever welk kenmerk zijn sleutel heeft, langs een andere weg dan waarlangs u de sleutel kreeg.',
  },
  not_a_proof: {
    title: 'Dit is geen bewijs',
    text: 'Het bestand is niet compleet of is iets anders. Een bewijs van een record is een klein bestand dat op .sbqproof.json eindigt.',
  },
  bad_auditfile: {
    title: 'De auditfile is niet te lezen',
    text: 'Het is geen XML Auditfile Financieel die dit programma kent.',
  },
  locked: { title: 'Het archief is vergrendeld', text: 'Ontgrendel het om verder te gaan.' },
  damaged_record: {
    title: 'Dit deel van het archief is beschadigd',
    text: 'Het record staat op een pagina die niet te lezen is. De controle laat zien welke pagina’s beschadigd zijn.',
  },
  cancelled: { title: 'Geannuleerd', text: 'Het is gestopt voordat het klaar was.' },
  engine_gone: {
    title: 'Het leesproces is gestopt',
    text: 'Het wordt opnieuw gestart. Probeer het zo dadelijk nog eens.',
  },
  bad_message: {
    title: 'Een fout in het programma',
    text: 'Twee delen van het programma begrepen elkaar niet. Meld dit alstublieft.',
  },
  internal: {
    title: 'Een fout in het programma',
    text: 'Er ging iets mis dat niet mis mag gaan. Aan het archief is niets veranderd. Probeer het opnieuw; blijft het misgaan, meld het dan.',
  },
};
