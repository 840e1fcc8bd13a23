/**
 * Every failure of the contract (shared/contract/failure.ts) in plain words: what happened (`title`), and what it means and what to do
 * (`text`). A failure with a reason is `<code>.<reason>`.
 */
export const failure = {
  usage: {
    title: 'This cannot be done',
    text: 'The program asked for something impossible. Please report it.',
  },
  wrong_passphrase: {
    title: 'This does not open the archive',
    text: 'Check the passphrase: capitals, spaces at the beginning and the end, and the right keyboard all count. Nothing says that the file itself is damaged.',
  },
  damaged: {
    page_one: {
      title: 'The beginning of the file is damaged',
      text: 'The passphrase is right, but the first page cannot be read, so the archive cannot be opened. Use another copy of the file.',
    },
    truncated: {
      title: 'The file is not complete',
      text: 'It was cut short, probably while it was copied or downloaded. Use another copy, or fetch it again.',
    },
    unreadable: {
      title: 'The file is damaged',
      text: 'So much of it cannot be read that the archive cannot be opened. Use another copy of the file.',
    },
  },
  not_an_archive: {
    empty: {
      title: 'The file is empty',
      text: 'It has no bytes at all. Use another copy, or fetch it again.',
    },
    too_short: {
      title: 'This is not an archive',
      text: 'The file is too short to be one. It may have been cut off while it was copied.',
    },
    other_cipher: {
      title: 'This file is encrypted in another way',
      text: 'It is not encrypted by SQLCipher in a way that this program knows. Choose a file that ends in .sbqa, or open this one with the program that made it.',
    },
    unknown_content: {
      title: 'This is not an archive',
      text: 'The file holds something else. Choose a file with the ending .sbqa.',
    },
  },
  plain_sqlite: {
    title: 'This database is not encrypted',
    text: 'It is an ordinary SQLite database. This program opens encrypted archives only: choose a file that ends in .sbqa.',
  },
  newer_format: {
    title: 'A newer version of this program is needed',
    text: 'The archive was written in a later format. Install the latest version and open it again.',
  },
  not_readable: {
    missing: {
      title: 'The file is not there any more',
      text: 'It was moved, renamed or deleted, or its disk is not connected. Connect the disk, or choose the file where it is now.',
    },
    no_permission: {
      title: 'The file may not be read',
      text: 'You have no permission for it. Ask whoever manages this computer, or copy it to a folder of your own.',
    },
    folder: { title: 'This is a folder', text: 'Choose the archive file itself; its name ends in .sbqa.' },
    locked: {
      title: 'Another program holds the file',
      text: 'Close that program, or wait until a copy or a synchronisation is done, and try again.',
    },
    io: {
      title: 'The file cannot be read',
      text: 'The disk or the network gives an error; nothing says that the archive itself is damaged. Connect the disk or the network again. If that does not help, lock the archive and open it anew, or open a copy on this computer.',
    },
    changed: {
      title: 'The file was changed while it was open',
      text: 'Another program wrote to it or put another file in its place, so what is read does not fit together any more. Lock the archive and open it anew; a verification says whether it is still what was signed.',
    },
  },
  appointment_invalid: {
    expired: {
      title: 'The appointment has ended',
      text: 'Its last day has passed. Ask the client for a new appointment.',
    },
    clock_behind: {
      title: 'The clock of this computer is behind',
      text: 'This archive was made, or opened here, on a later day than the clock says now, and by then the appointment had ended. Set the clock right, and ask the client for a new appointment.',
    },
    not_yet_valid: {
      title: 'The appointment has not begun',
      text: 'It is valid from a later date. Check the date of this computer.',
    },
    forged: {
      title: 'The appointment was altered',
      text: 'The client’s signature does not fit it. Ask the client to send it again.',
    },
    other_archive: {
      title: 'The appointment is for another archive',
      text: 'Choose the archive that it was made for, or another appointment.',
    },
    not_accepted: {
      title: 'This archive takes no appointments',
      text: 'It was made without them; only its passphrase opens it.',
    },
    malformed: {
      title: 'The appointment cannot be read',
      text: 'The file is not complete or is something else; its name ends in .sbqkey. Ask the client to send it again.',
    },
  },
  not_found: {
    title: 'This is not in the archive',
    text: 'What was asked for is not there. It may be in another archive; search for its number, name or amount.',
  },
  no_such_view: { title: 'This is not in the archive', text: 'The archive has no such table or view.' },
  bad_filter: {
    title: 'This filter cannot be used',
    text: 'A column or a value of the filter does not fit this list. Remove the filters and begin anew.',
  },
  output_failed: {
    exists: { title: 'The file is there already', text: 'Choose another name.' },
    no_room: {
      title: 'The disk is full',
      text: 'Make room or choose another disk. Nothing half-written was left.',
    },
    no_permission: { title: 'Nothing may be written there', text: 'Choose another folder.' },
    io: {
      title: 'The file could not be written',
      text: 'The disk gives an error, or the folder is not there. Choose another folder. What was half-written is cleared away.',
    },
  },
  not_provable: {
    foreign: {
      title: 'No proof can be made of this',
      text: 'This is not a Smartbooqing archive: nothing in it was signed.',
    },
    not_covered: {
      title: 'No proof can be made of this',
      text: 'The signature under the archive does not cover this table.',
    },
    no_manifest: {
      title: 'No proof can be made of this',
      text: 'The manifest of this archive is missing or cannot be read.',
    },
    not_signed: {
      title: 'No proof can be made of this',
      text: 'This archive is not signed; a proof would prove nothing.',
    },
    changed: {
      title: 'This record is not what was signed',
      text: 'The archive was changed or damaged after it was signed. A verification shows where.',
    },
  },
  not_a_key: {
    title: 'This is not a key',
    text: 'A public key is one line of 44 characters that ends in =. Copy it again, without anything before or behind it.',
  },
  sample_key: {
    title: 'This is the sample key',
    text: 'Everybody has it. What it signed says nothing about who made it, so it is not to be trusted.',
  },
  key_id_differs: {
    title: 'The id is that of another key',
    text: 'Do not add this key. Ask the publisher for the id of their key, by another way than the one by which you got the key.',
  },
  not_a_proof: {
    title: 'This is not a proof',
    text: 'The file is incomplete or something else. The proof of a record is a small file whose name ends in .sbqproof.json.',
  },
  bad_auditfile: {
    title: 'The auditfile cannot be read',
    text: 'It is no XML Auditfile Financieel that this program knows.',
  },
  locked: { title: 'The archive is locked', text: 'Unlock it to go on.' },
  damaged_record: {
    title: 'This part of the archive is damaged',
    text: 'The record stands on a page that cannot be read. Verification shows which pages are damaged.',
  },
  cancelled: { title: 'Cancelled', text: 'It was stopped before it was done.' },
  engine_gone: {
    title: 'The reading process stopped',
    text: 'It is being started again. Try once more in a moment.',
  },
  bad_message: {
    title: 'A fault in the program',
    text: 'Two parts of the program did not understand each other. Please report it.',
  },
  internal: {
    title: 'A fault in the program',
    text: 'Something went wrong that should not. Nothing in the archive has changed. Try again; if it happens again, please report it.',
  },
} as const;
