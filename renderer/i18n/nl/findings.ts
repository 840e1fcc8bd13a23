import type { findings as english } from '../en/findings.ts';
import type { Translation } from '../translation.ts';

/** Hoe bevindingen van een controle heten, wat ze raken en wat nu te doen; een regel per code van finding-codes.ts. */
export const findings: Translation<typeof english> = {
  seal_absent: {
    title: 'Er ligt geen zegel naast het archief',
    touches: 'Niets in het archief. De vergelijking met het zegel kon niet worden gemaakt.',
    now: 'Hebt u een bestand gekregen dat eindigt op .seal.json? Zet het in dezelfde map en controleer opnieuw.',
  },
  seal_malformed: {
    title: 'Het zegel is niet te lezen',
    touches: 'Alleen het zegelbestand; het archief zelf wordt via zijn pagina’s en manifest gecontroleerd.',
    now: 'Vraag het zegelbestand opnieuw op bij wie u het archief gaf.',
  },
  seal_signature_invalid: {
    title: 'Het zegel is veranderd',
    touches: 'Het zegelbestand: wat het over het archief zegt, telt niet.',
    now: 'Vraag het oorspronkelijke zegel op bij wie het archief exporteerde, en vergelijk het hele bestand.',
  },
  seal_signer_unknown: {
    title: 'Het zegel is gezet met een onbekende sleutel',
    touches: 'Hoe zeker het is wie het bestand verzegelde. De inhoud wordt niet geraakt.',
    now: 'Vraag de exporteur langs een andere weg naar de sleutelcode en vergelijk die met de code hier.',
  },
  seal_signer_sample: {
    title: 'Het zegel draagt de voorbeeldhandtekening',
    touches: 'Niets echts: iedereen heeft deze sleutel, dus hij bewijst niets.',
    now: 'Bij een voorbeeld: niets. Bij een echt archief: vraag de exporteur om een eigen handtekening.',
  },
  seal_signer_differs: {
    title: 'Zegel en manifest zijn door verschillende sleutels getekend',
    touches: 'Hoe zeker de herkomst van het bestand is.',
    now: 'Vraag de exporteur welke van de twee sleutels de zijne is.',
  },
  seal_length_differs: {
    title: 'Het bestand heeft niet de verzegelde lengte',
    touches: 'Het bestand als geheel: na het verzegelen is er iets afgehaald of toegevoegd.',
    now: 'Haal een nieuwe kopie van het archief op de plaats waar het wordt bewaard en controleer die.',
  },
  seal_hash_differs: {
    title: 'Dit is niet het bestand dat is verzegeld',
    touches: 'Ten minste één byte van het bestand; de bevindingen over pagina’s zeggen welke.',
    now: 'Haal een nieuwe kopie van het archief. Geeft die hetzelfde, vraag het dan de exporteur.',
  },
  seal_salt_differs: {
    title: 'Het begin van het bestand is niet zoals het is verzegeld',
    touches: 'De eerste 16 bytes, waaruit de sleutel wordt afgeleid.',
    now: 'Haal een nieuwe kopie van het archief; deze is aan het begin beschadigd.',
  },
  page_damaged: {
    title: 'Een pagina is beschadigd',
    touches: 'De records op deze pagina. Al het andere is leesbaar en wordt apart gecontroleerd.',
    now: 'Haal een nieuwe kopie van het archief. Ga tot dan niet af op de genoemde records.',
  },
  lock_page_used: {
    title: 'Er staat iets op een plaats die altijd leeg is',
    touches: 'Geen record: SQLite laat deze pagina ongebruikt. Iets of iemand heeft daar geschreven.',
    now: 'Haal een nieuwe kopie van het archief en vergelijk de twee bestanden.',
  },
  partial_page: {
    title: 'Het bestand eindigt midden in een pagina',
    touches: 'Het einde van het bestand: een afgebroken kopie of download, of bytes die zijn toegevoegd.',
    now: 'Kopieer of download het archief opnieuw en vergelijk de bestandsgrootte.',
  },
  pages_missing: {
    title: 'Het einde van het archief ontbreekt',
    touches: 'Alle records die op de ontbrekende pagina’s stonden.',
    now: 'Kopieer of download het archief opnieuw: dit bestand is afgekapt.',
  },
  pages_appended: {
    title: 'Achter het archief is iets toegevoegd',
    touches: 'Geen record; wat achter het einde staat, wordt niet gelezen.',
    now: 'Zoek uit waar deze kopie vandaan komt en gebruik er een zonder de toevoeging.',
  },
  log_not_checked: {
    title: 'Een logbestand naast het bestand is niet gecontroleerd',
    touches:
      'De laatste wijzigingen in deze database: die staan in het logbestand (WAL), niet in het bestand zelf.',
    now: 'Laat het programma dat de database schreef haar netjes sluiten, en controleer opnieuw.',
  },
  encoding_differs: {
    title: 'Teksten staan in een andere codering dan het formaat voorschrijft',
    touches: 'Hoe tekst in het archief wordt gelezen.',
    now: 'Meld dit de exporteur: het archief is niet geschreven zoals het formaat zegt.',
  },
  journal_mode_wal: {
    title: 'Het archief staat in een stand voor bestanden waarin wordt geschreven',
    touches:
      'Hoe het bestand wordt geopend. Het programma werkt op een eigen kopie en laat het bestand met rust.',
    now: 'Voor u niets. De exporteur hoort een archief te leveren dat definitief gesloten is.',
  },
  auto_vacuum_on: {
    title: 'Een instelling van het bestand wijkt af van het formaat',
    touches: 'Niets wat u ziet; alleen hoe ruimte in het bestand wordt beheerd.',
    now: 'Niets.',
  },
  free_pages: {
    title: 'Er zijn ongebruikte pagina’s in het bestand',
    touches: 'Geen record. Op zulke pagina’s kunnen resten van verwijderde records staan.',
    now: 'Meld het de exporteur: een archief hoort zonder ongebruikte pagina’s te worden geschreven.',
  },
  integrity_violated: {
    title: 'De structuur van de database is kapot',
    touches: 'De genoemde tabel of index; in lijsten daarover kunnen records ontbreken.',
    now: 'Haal een nieuwe kopie van het archief. Zegt die hetzelfde, vraag het dan de exporteur.',
  },
  reference_broken: {
    title: 'Een record verwijst naar een record dat er niet is',
    touches: 'De genoemde records; hun koppelingen leiden nergens heen.',
    now: 'Vraag de exporteur naar het ontbrekende record.',
  },
  schema_object_missing: {
    title: 'Een tabel of index van het formaat ontbreekt',
    touches: 'Alles wat daarin zou staan; lijsten kunnen trager of leeg zijn.',
    now: 'Vraag de exporteur om een volledig archief.',
  },
  schema_object_differs: {
    title: 'Een tabel of index is niet zoals het formaat zegt',
    touches: 'De records in die tabel: kolommen kunnen iets anders betekenen dan verwacht.',
    now: 'Vraag de exporteur om een archief in het gepubliceerde formaat.',
  },
  schema_object_unknown: {
    title: 'Er is een tabel of index die het formaat niet kent',
    touches: 'Alleen die tabel; u kunt haar inzien als gewone tabel.',
    now: 'Vraag de exporteur waarvoor zij dient. Zij hoort niet bij wat is ondertekend.',
  },
  table_not_covered: {
    title: 'Een tabel valt buiten de handtekening',
    touches: 'Alleen die tabel: niets bewijst dat haar records zijn zoals ze zijn geëxporteerd.',
    now: 'Gebruik deze tabel niet als enig bewijs.',
  },
  schema_digest_differs: {
    title: 'De structuur is niet die welke is ondertekend',
    touches: 'De definities van tabellen en indexen; de records worden apart gecontroleerd.',
    now: 'Vraag het de exporteur. Iemand met de sleutel heeft de structuur na ondertekening veranderd.',
  },
  search_entry_missing: {
    title: 'Een record staat niet in de zoekindex',
    touches: 'Zoeken: dit record wordt niet op zijn woorden gevonden. In zijn lijst staat het wel.',
    now: 'Gebruik de lijsten en hun filters voor wat zoeken niet vindt.',
  },
  search_entry_extra: {
    title: 'De zoekindex bevat woorden van geen enkel record',
    touches: 'Zoeken: een resultaat kan nergens heen leiden.',
    now: 'Voor u niets; de exporteur hoort de index opnieuw te maken.',
  },
  search_record_missing: {
    title: 'Een record is buiten het zoeken gelaten',
    touches: 'Zoeken: dit record wordt nooit gevonden. In zijn lijst staat het wel.',
    now: 'Gebruik de lijsten en hun filters voor wat zoeken niet vindt.',
  },
  search_record_orphaned: {
    title: 'Zoeken kent een record dat er niet is',
    touches: 'Een record dat na het schrijven van het archief kan zijn weggehaald.',
    now: 'Kijk of de manifestlaag verwijderde records meldt en vraag het de exporteur.',
  },
  search_record_differs: {
    title: 'Zoeken toont iets anders dan het record bevat',
    touches:
      'Wat een zoekresultaat van dit record laat zien. Het record zelf wordt via het manifest gecontroleerd.',
    now: 'Ga af op het record, niet op het zoekresultaat.',
  },
  search_words_missing: {
    title: 'Een record wordt niet op zijn eigen woorden gevonden',
    touches: 'Zoeken: resultaten kunnen onvolledig zijn.',
    now: 'Gebruik de lijsten en hun filters voor wat zoeken niet vindt.',
  },
  manifest_missing: {
    title: 'Het archief heeft geen manifest',
    touches: 'Alles: nergens staat wat het archief hoort te bevatten.',
    now: 'Vraag de exporteur om het archief met manifest. Zonder manifest valt niets te bewijzen.',
  },
  manifest_malformed: {
    title: 'Het manifest is niet te lezen',
    touches: 'Alles: nergens staat wat het archief hoort te bevatten.',
    now: 'Haal een nieuwe kopie; zegt die hetzelfde, vraag het dan de exporteur.',
  },
  manifest_not_canonical: {
    title: 'Het manifest is niet geschreven zoals het formaat zegt',
    touches:
      'De vorm van het manifest, niet wat het zegt. De handtekening wordt over de bytes zelf gecontroleerd.',
    now: 'Voor u niets; meld het de exporteur.',
  },
  manifest_not_as_sealed: {
    title: 'Het manifest is niet dat wat is verzegeld',
    touches: 'Alles wat het manifest zegt: het is na het verzegelen vervangen.',
    now: 'Vraag de exporteur om het origineel. Gebruik deze kopie niet als bewijs.',
  },
  archive_id_differs: {
    title: 'Zegel en manifest noemen verschillende archieven',
    touches: 'Welk archief dit is: het zegel hoort bij een ander.',
    now: 'Zoek het zegelbestand dat bij dit archief hoort.',
  },
  signature_missing: {
    title: 'Het manifest is niet ondertekend',
    touches:
      'Wie het archief maakte, valt niet te bewijzen. De records zijn wel met het manifest te vergelijken.',
    now: 'Vraag de exporteur om een ondertekend archief als u bewijs nodig hebt.',
  },
  signature_invalid: {
    title: 'De handtekening is ongeldig',
    touches: 'Alles: het manifest is na ondertekening veranderd.',
    now: 'Gebruik deze kopie niet als bewijs. Vraag de exporteur om het origineel.',
  },
  signer_unknown: {
    title: 'Het archief is ondertekend met een onbekende sleutel',
    touches: 'Hoe zeker het is wie het maakte. Dat er sinds de ondertekening niets is veranderd, staat vast.',
    now: 'Vraag de exporteur langs een andere weg naar de sleutelcode en vergelijk die met de code hier.',
  },
  signer_sample: {
    title: 'Dit is ondertekend als voorbeeld',
    touches: 'Niets echts: iedereen heeft deze sleutel, dus hij bewijst niet wie het maakte.',
    now: 'Bij een voorbeeld: niets. Bij een echt archief: vraag de exporteur om een eigen handtekening.',
  },
  table_not_listed: {
    title: 'Een tabel ontbreekt in het manifest',
    touches: 'Die tabel: nergens staat wat zij hoort te bevatten.',
    now: 'Vraag het de exporteur; gebruik deze tabel niet als bewijs.',
  },
  table_list_differs: {
    title: 'Het manifest noemt andere tabellen dan het formaat',
    touches: 'De genoemde tabellen.',
    now: 'Vraag de exporteur om een archief in het gepubliceerde formaat.',
  },
  columns_differ: {
    title: 'Een tabel heeft andere kolommen dan zijn ondertekend',
    touches: 'Alle records van die tabel.',
    now: 'Vraag het de exporteur. Iemand met de sleutel heeft de tabel na ondertekening veranderd.',
  },
  row_count_differs: {
    title: 'Een tabel heeft een ander aantal records dan is ondertekend',
    touches: 'Die tabel: na ondertekening zijn records toegevoegd of verwijderd.',
    now: 'Zie de bevindingen die records noemen en vraag de exporteur om het origineel.',
  },
  rows_changed: {
    title: 'Records zijn na ondertekening veranderd',
    touches: 'Een of meer van de genoemde records; ze zijn te onderscheiden in blokken van hoogstens 256.',
    now: 'Ga niet af op deze records. Vraag de exporteur om het origineel en vergelijk ze.',
  },
  rows_added: {
    title: 'Records zijn na ondertekening toegevoegd',
    touches: 'De genoemde records, die er bij het ondertekenen niet waren.',
    now: 'Ga niet af op deze records. Vraag wie het wachtwoord had.',
  },
  rows_removed: {
    title: 'Records zijn na ondertekening verwijderd',
    touches: 'Records binnen de genoemde reeks, die er niet meer zijn.',
    now: 'Vraag de exporteur om het origineel en vergelijk deze reeks.',
  },
  rows_moved: {
    title: 'Records hebben na ondertekening een ander nummer gekregen',
    touches: 'De genoemde records: de inhoud kan kloppen, de plaats niet.',
    now: 'Vraag de exporteur om het origineel en vergelijk deze reeks.',
  },
  table_root_differs: {
    title: 'De vingerafdruk van een tabel is niet die welke is ondertekend',
    touches: 'Die tabel; de bevindingen over haar blokken zeggen waar.',
    now: 'Zie de bevindingen die records noemen en vraag de exporteur om het origineel.',
  },
  block_table_differs: {
    title: 'De lijst met vingerafdrukken past niet bij de tabel',
    touches:
      'Het hulpmiddel dat een wijziging tot op het record aanwijst. De ondertekende vingerafdruk van de tabel blijft gelden.',
    now: 'Vraag het de exporteur; de lijst met vingerafdrukken is veranderd of beschadigd.',
  },
  archive_root_differs: {
    title: 'De vingerafdruk van het archief is niet die welke is ondertekend',
    touches: 'Het archief als geheel; de bevindingen over tabellen zeggen waar.',
    now: 'Zie de bevindingen die tabellen en records noemen en vraag de exporteur om het origineel.',
  },
  document_hash_differs: {
    title: 'Een document is niet het bestand dat is gearchiveerd',
    touches: 'Dit document: de bytes zijn veranderd of beschadigd.',
    now: 'Ga niet af op dit document. Vraag de exporteur om het origineel.',
  },
  document_size_differs: {
    title: 'Een document heeft een andere grootte dan het record zegt',
    touches: 'Dit document.',
    now: 'Ga niet af op dit document. Vraag de exporteur om het origineel.',
  },
  document_type_differs: {
    title: 'Een document is iets anders dan het record zegt',
    touches: 'Hoe dit document wordt getoond: als dat wat de bytes zijn.',
    now: 'Open het document en kijk of het is wat u verwacht.',
  },
  document_count_differs: {
    title: 'Er zijn meer of minder documenten dan zijn ondertekend',
    touches: 'De documenten als geheel.',
    now: 'Zie de bevindingen die records noemen en vraag de exporteur om het origineel.',
  },
  document_bytes_differ: {
    title: 'De documenten samen hebben een andere omvang dan is ondertekend',
    touches: 'De documenten als geheel.',
    now: 'Zie de bevindingen die documenten noemen en vraag de exporteur om het origineel.',
  },
  control_total_differs: {
    title: 'De records tellen niet op tot de ondertekende totalen',
    touches: 'Het genoemde boekjaar: boekingen, regels, debet of credit.',
    now: 'Ga niet af op totalen van dit jaar. Vraag de exporteur om het origineel.',
  },
  control_total_missing: {
    title: 'Een boekjaar heeft geen ondertekende totalen',
    touches: 'Het genoemde boekjaar: zijn totalen zijn niet te bewijzen.',
    now: 'Vraag de exporteur waarom dit jaar niet is ondertekend.',
  },
  control_total_unknown: {
    title: 'Er zijn ondertekende totalen van een jaar dat er niet is',
    touches: 'Een heel boekjaar dat kan zijn weggehaald.',
    now: 'Vraag de exporteur om het origineel.',
  },
  source_total_differs: {
    title: 'Het boekhoudpakket gaf andere totalen op',
    touches: 'Het genoemde boekjaar: wat de auditfile over zichzelf zegt, is niet wat erin staat.',
    now: 'Vraag de boekhouder of er iets buiten de export is gebleven; het archief bevat wat de auditfile bevatte.',
  },
  entry_unbalanced: {
    title: 'Een boeking is niet in evenwicht',
    touches: 'Deze boeking, en elk totaal waar zij in meetelt.',
    now: 'Vraag het de boekhouder. Het archief toont wat het pakket heeft geëxporteerd.',
  },
  opening_unbalanced: {
    title: 'Een beginbalans is niet in evenwicht',
    touches: 'De beginbalans van het genoemde jaar, en alle saldi die daarmee beginnen.',
    now: 'Vraag de boekhouder om de balans van het jaar ervoor.',
  },
  opening_differs_from_closing: {
    title: 'Een jaar begint niet met wat het vorige jaar eindigde',
    touches: 'De genoemde rekeningen, bij de jaarovergang.',
    now: 'Vraag het de boekhouder: er kan in een afgesloten jaar zijn geboekt.',
  },
  entry_number_gap: {
    title: 'Boekingsnummers ontbreken',
    touches:
      'Het genoemde dagboek en jaar. Een gat kan een verwijderd concept zijn, of een ontbrekende boeking.',
    now: 'Vraag het de boekhouder. Er is niets mis met het archief.',
  },
  entry_number_duplicate: {
    title: 'Een boekingsnummer komt vaker voor',
    touches: 'De genoemde boekingen.',
    now: 'Vergelijk de boekingen: is er een dubbel?',
  },
  entry_date_outside_year: {
    title: 'Een boeking is gedateerd buiten haar boekjaar',
    touches: 'Deze boeking, en in welk jaar zij meetelt.',
    now: 'Bekijk de boeking en haar document: bij welk jaar hoort zij?',
  },
  entry_date_outside_period: {
    title: 'Een boeking is gedateerd buiten haar periode',
    touches: 'Deze boeking, en in welke periode zij meetelt; let op de btw-aangifte.',
    now: 'Bekijk de boeking en haar document: bij welke periode hoort zij?',
  },
  entry_period_of_other_year: {
    title: 'Een boeking staat in een periode van een ander jaar',
    touches: 'Deze boeking, en waar zij meetelt.',
    now: 'Bekijk de boeking: bij welk jaar hoort zij?',
  },
  line_date_outside_year: {
    title: 'Een regel is gedateerd buiten het boekjaar',
    touches: 'Deze regel.',
    now: 'Bekijk de boeking waar hij bij hoort.',
  },
  date_malformed: {
    title: 'Een datum is geen datum',
    touches: 'Dit record: het is niet op datum te vinden of te ordenen.',
    now: 'Bekijk het record; het document noemt misschien de juiste datum.',
  },
  invoice_sum_differs: {
    title: 'Netto en btw zijn samen niet het totaal van een factuur',
    touches: 'Deze factuur.',
    now: 'Vergelijk de factuur met haar document.',
  },
  invoice_lines_differ: {
    title: 'De regels van een factuur zijn samen niet haar totaal',
    touches: 'Deze factuur.',
    now: 'Vergelijk de factuur met haar document.',
  },
  ubl_amount_differs: {
    title: 'De factuur wijkt af van het UBL-bestand',
    touches: 'Deze factuur: er is een ander bedrag vastgelegd dan de leverancier stuurde.',
    now: 'Vergelijk de factuur met haar document en kijk wat er is geboekt.',
  },
  ubl_unreadable: {
    title: 'Een UBL-factuur is niet te lezen',
    touches: 'Dit document: zijn bedragen konden niet worden vergeleken.',
    now: 'Open de bron van het document, of bewaar het en vraag het de leverancier.',
  },
  statement_lines_differ: {
    title: 'De regels van een bankafschrift leiden niet tot het eindsaldo',
    touches: 'Dit bankafschrift.',
    now: 'Vergelijk het met het afschrift van de bank: er kan een regel ontbreken of dubbel staan.',
  },
  statement_not_connected: {
    title: 'Twee bankafschriften sluiten niet aan',
    touches: 'De bankrekening tussen deze twee afschriften.',
    now: 'Vraag naar het afschrift dat ertussen kan liggen.',
  },
  export_record_missing: {
    title: 'Een document is geëxporteerd, maar dat is nergens vastgelegd',
    touches: 'Dit document: wanneer en waarheen het ging, is niet aan te tonen.',
    now: 'Kijk of er een boeking voor is gemaakt.',
  },
  duplicate_supplier_invoice: {
    title: 'Een inkoopfactuur komt vaker voor',
    touches: 'De genoemde facturen; er kan dubbel geboekt of betaald zijn.',
    now: 'Vergelijk de documenten en kijk wat er is geboekt en betaald.',
  },
  document_missing: {
    title: 'Een document heeft geen bestand',
    touches: 'Dit document: de gegevens zijn er, het bestand niet.',
    now: 'Vraag de exporteur of de klant om het bestand.',
  },
  link_target_missing: {
    title: 'Een document is gekoppeld aan iets wat er niet is',
    touches: 'Deze koppeling.',
    now: 'Zoek de boeking op datum en bedrag.',
  },
  iban_malformed: {
    title: 'Een IBAN is niet goed gevormd',
    touches: 'Dit rekeningnummer; het kan van de oude soort zijn of een tikfout bevatten.',
    now: 'Niets, tenzij u iets moet betalen of nagaan.',
  },
  kvk_malformed: {
    title: 'Een KvK-nummer is niet goed gevormd',
    touches: 'Dit nummer van de Kamer van Koophandel.',
    now: 'Niets, tenzij u het bedrijf moet vaststellen.',
  },
  vat_number_malformed: {
    title: 'Een btw-nummer is niet goed gevormd',
    touches: 'Dit btw-nummer. Voor leveringen binnen de EU moet het kloppen.',
    now: 'Ga het na als er btw is verlegd of het nultarief is gebruikt.',
  },
  retention_class_unknown: {
    title: 'De bewaarklasse is niet bekend',
    touches: 'Hoe lang dit document bewaard moet worden, is niet te berekenen.',
    now: 'Bewaar het ten minste zo lang als de langste termijn die kan gelden.',
  },
  retention_date_missing: {
    title: 'De bewaartermijn heeft geen begindatum',
    touches: 'Hoe lang dit document bewaard moet worden, is niet te berekenen.',
    now: 'Zoek uit vanaf wanneer de termijn telt en bewaar het document zo lang.',
  },
  retention_date_malformed: {
    title: 'De bewaartermijn begint bij iets wat geen datum is',
    touches: 'Hoe lang dit document bewaard moet worden, is niet te berekenen.',
    now: 'Zoek uit vanaf wanneer de termijn telt en bewaar het document zo lang.',
  },
  unreadable: {
    title: 'Een controle kon niet worden afgemaakt',
    touches: 'De records die deze controle zou bekijken, staan deels op beschadigde pagina’s.',
    now: 'Haal een nieuwe kopie van het archief en controleer die.',
  },
};
