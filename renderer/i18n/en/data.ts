/** Texts of renderer/features/data. */
export const data = {
  title: 'What this program does with data',
  network: 'It uses no network. Every request that is not for a part of the program itself is refused.',
  telemetry: 'It measures nothing, reports nothing to anyone and sets no cookies.',
  archive: 'It only reads an archive. What you export or print goes where you say.',
  kept: 'Kept on this computer',
  keptWhere: 'In this folder of your user account; the star is a folder for each archive:',
  keptData: {
    preferences: 'Your preferences, such as language, appearance and the time until it locks.',
    recent:
      'Where the archives are that were opened lately, and when. Can be switched off among the preferences.',
    window: 'Where the window was, and how large.',
    views: 'How you look at lists: which columns, how wide, which pinned, and by what they are grouped.',
    exports:
      'Where copies are being saved: what a crash or power cut leaves half-written there is removed at the next start. Wiped on locking or at that start, unless the folder is away.',
    publisherKeys: 'The public keys of publishers that you added.',
    searches: 'The searches that you saved in this archive.',
    verifications: 'The outcomes of earlier verifications of this archive.',
    appointments: 'The appointments for this archive that were made or used here.',
    log: 'The consultation log: what was consulted in this archive here, by whom and when.',
    logHead: 'Where the consultation log ends, and what is logged.',
  },
  encrypted:
    'What is kept for each archive is encrypted under a key that only the archive’s own key gives. The others are plain text and hold nothing of what is in an archive. A passphrase is never kept.',
  window:
    'The engine that draws the window (Chromium) has files of its own there. The window itself stores nothing that outlives the program. A database of another program that was not closed properly is read from an encrypted copy in the system’s temporary folder, until it is closed.',
  wipe: 'To wipe it',
  wipeHow:
    'For one archive: choose it, and press “Forget everything about this archive …” where its passphrase is asked. For all: quit the program and remove the folder. To wipe only what is kept for each archive, remove its folder “archives”. Your archives stay as they are.',
} as const;
