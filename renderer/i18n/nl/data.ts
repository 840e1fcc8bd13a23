import type { Translation } from '#shared/words/translation.ts';
import type { data as english } from '../en/data.ts';

/** Texts of renderer/features/data. */
export const data: Translation<typeof english> = {
  title: 'Wat dit programma met gegevens doet',
  network:
    'Het gebruikt geen netwerk. Elk verzoek dat niet om een deel van het programma zelf gaat, wordt geweigerd.',
  telemetry: 'Het meet niets, meldt niemand iets en plaatst geen cookies.',
  archive: 'Een archief wordt alleen gelezen. Wat u exporteert of afdrukt, gaat naar de plek die u kiest.',
  kept: 'Bewaard op deze computer',
  keptWhere: 'In deze map van uw gebruikersaccount; het sterretje staat voor een map per archief:',
  keptData: {
    preferences: 'Uw voorkeuren, zoals taal, weergave en de tijd tot het vergrendelen.',
    recent:
      'Waar de laatst geopende archieven staan, en wanneer ze geopend zijn. Uit te zetten bij de voorkeuren.',
    window: 'Waar het venster stond en hoe groot het was.',
    views: 'Hoe u lijsten bekijkt: welke kolommen, hoe breed, welke vast, en waarop gegroepeerd.',
    exports:
      'Waar kopieën worden bewaard: wat een storing of stroomuitval daar half geschreven achterlaat, wordt bij de volgende start verwijderd. Gewist bij het vergrendelen of bij die start, tenzij de map er dan niet is.',
    publisherKeys: 'De openbare sleutels van uitgevers die u toevoegde.',
    searches: 'De zoekopdrachten die u in dit archief bewaarde.',
    verifications: 'De uitkomsten van eerdere controles van dit archief.',
    appointments: 'De aanstellingen voor dit archief die hier gemaakt of gebruikt zijn.',
    log: 'Het raadpleeglogboek: wat hier in dit archief is geraadpleegd, door wie en wanneer.',
    logHead: 'Waar het raadpleeglogboek eindigt, en wat wordt vastgelegd.',
  },
  encrypted:
    'Wat per archief bewaard wordt, is versleuteld met een sleutel die alleen uit de sleutel van het archief volgt. De andere bestanden zijn leesbare tekst, zonder iets van de inhoud van een archief. Een wachtwoordzin wordt nooit bewaard.',
  window:
    'Het onderdeel dat het venster tekent (Chromium) heeft er eigen bestanden. Het venster zelf bewaart niets dat het programma overleeft. Een database van een ander programma die niet netjes is afgesloten, wordt gelezen uit een versleutelde kopie in de tijdelijke map van het systeem, tot u haar sluit.',
  wipe: 'Wissen',
  wipeHow:
    'Voor één archief: kies het, en druk op ‘Alles over dit archief vergeten …’ waar om de wachtwoordzin wordt gevraagd. Voor alles: sluit het programma af en verwijder de map. Wilt u alleen wissen wat per archief bewaard is, verwijder dan de map ‘archives’ erin. Uw archieven blijven zoals ze zijn.',
};
