/** What a verification's findings are called, what they touch and what to do now; one entry a code of finding-codes.ts. */
export const findings = {
  seal_absent: {
    title: 'There is no outer seal beside the archive',
    touches: 'Nothing in the archive. The check against the seal could not be made.',
    now: 'If you were given a file that ends in .seal.json, put it in the same folder and verify again.',
  },
  seal_malformed: {
    title: 'The outer seal cannot be read',
    touches: 'The seal file alone; the archive itself is checked by its pages and its manifest.',
    now: 'Ask the one who gave you the archive for the seal file again.',
  },
  seal_signature_invalid: {
    title: 'The outer seal was altered',
    touches: 'The seal file: what it states about the archive counts for nothing.',
    now: 'Ask the one who exported the archive for the original seal, and compare the whole file.',
  },
  seal_signer_unknown: {
    title: 'The outer seal is signed by an unknown key',
    touches: 'How sure you can be of who sealed the file. The contents are not touched.',
    now: 'Ask the exporter for their key id over another channel and compare it with the one shown here.',
  },
  seal_signer_sample: {
    title: 'The outer seal carries the sample signature',
    touches: 'Nothing real: everybody has this key, so it proves nothing.',
    now: 'Nothing, for a sample. For a real archive: ask the exporter for one that is signed by them.',
  },
  seal_signer_differs: {
    title: 'Seal and manifest are signed by different keys',
    touches: 'How sure you can be of where the file came from.',
    now: 'Ask the exporter which of the two keys is theirs.',
  },
  seal_length_differs: {
    title: 'The file does not have the length that was sealed',
    touches: 'The file as a whole: something was cut off or added after it was sealed.',
    now: 'Get a fresh copy of the archive from where it is kept and verify that.',
  },
  seal_hash_differs: {
    title: 'The file is not the one that was sealed',
    touches: 'At least one byte of the file; the findings about pages say which.',
    now: 'Get a fresh copy of the archive. If that gives the same, ask the exporter.',
  },
  seal_salt_differs: {
    title: 'The start of the file is not as it was sealed',
    touches: 'The first 16 bytes, from which the key is derived.',
    now: 'Get a fresh copy of the archive; this one was damaged at its start.',
  },
  page_damaged: {
    title: 'A page is damaged',
    touches: 'The records that stand on this page. Everything else can be read and is checked by itself.',
    now: 'Get a fresh copy of the archive. Do not rely on the records named until it verifies.',
  },
  lock_page_used: {
    title: 'Something stands in a place that is always empty',
    touches: 'No record: SQLite leaves this page unused. Somebody or something wrote there.',
    now: 'Get a fresh copy of the archive and compare the two files.',
  },
  partial_page: {
    title: 'The file ends in the middle of a page',
    touches: 'The end of the file: a copy or a download that stopped half-way, or bytes that were added.',
    now: 'Copy or download the archive again and compare the file sizes.',
  },
  pages_missing: {
    title: 'The end of the archive is missing',
    touches: 'All records that stood on the missing pages.',
    now: 'Copy or download the archive again: this file was cut short.',
  },
  pages_appended: {
    title: 'Something was added behind the archive',
    touches: 'No record; what stands behind the end is not read.',
    now: 'Find out where this copy comes from, and use one without the addition.',
  },
  log_not_checked: {
    title: 'A log beside the file was not checked',
    touches:
      'The latest changes to this database: they stand in its write-ahead log, not in the file itself.',
    now: 'Have the program that wrote the database close it properly, and verify again.',
  },
  encoding_differs: {
    title: 'Texts are stored in another encoding than the format says',
    touches: 'How text in the archive is read.',
    now: 'Report this to the exporter: the archive was not written as the format says.',
  },
  journal_mode_wal: {
    title: 'The archive is in a mode for files that are written to',
    touches: 'How the file is opened. The program works on a private copy and leaves the file alone.',
    now: 'Nothing for you. The exporter should deliver an archive that is closed for good.',
  },
  auto_vacuum_on: {
    title: 'A setting of the file is not as the format says',
    touches: 'Nothing that you can see; only how space within the file is kept.',
    now: 'Nothing.',
  },
  free_pages: {
    title: 'There are unused pages in the file',
    touches: 'No record. Remains of deleted records can stand on such pages.',
    now: 'Mention it to the exporter: an archive should be written without unused pages.',
  },
  integrity_violated: {
    title: 'The structure of the database is broken',
    touches: 'The table or index named; lists over it can lack records.',
    now: 'Get a fresh copy of the archive. If that says the same, ask the exporter.',
  },
  reference_broken: {
    title: 'A record points at a record that is not there',
    touches: 'The records named; the links from them lead nowhere.',
    now: 'Ask the exporter for the record that is missing.',
  },
  schema_object_missing: {
    title: 'A table or index of the format is missing',
    touches: 'All that would stand in it; lists can be slower or empty.',
    now: 'Ask the exporter for an archive that is whole.',
  },
  schema_object_differs: {
    title: 'A table or index is not as the format says',
    touches: 'The records in that table: columns can mean something else than expected.',
    now: 'Ask the exporter for an archive in the published format.',
  },
  schema_object_unknown: {
    title: 'There is a table or index that the format does not know',
    touches: 'That table alone; it can be browsed as a plain table.',
    now: 'Ask the exporter what it is for. It is not part of what was signed.',
  },
  table_not_covered: {
    title: 'A table is not covered by the signature',
    touches: 'That table alone: nothing proves that its records are as they were exported.',
    now: 'Do not rely on this table alone as evidence.',
  },
  schema_digest_differs: {
    title: 'The structure is not the one that was signed',
    touches: 'The definitions of tables and indexes; the records are checked by themselves.',
    now: 'Ask the exporter. Somebody with the key changed the structure after it was signed.',
  },
  search_entry_missing: {
    title: 'A record is not in the search index',
    touches: 'Searching: this record is not found by its words. It stands in its list.',
    now: 'Use the lists and their filters for what search does not find.',
  },
  search_entry_extra: {
    title: 'The search index holds words of no record',
    touches: 'Searching: a hit can lead nowhere.',
    now: 'Nothing for you; the exporter should write the index anew.',
  },
  search_record_missing: {
    title: 'A record was left out of search',
    touches: 'Searching: this record is never found. It stands in its list.',
    now: 'Use the lists and their filters for what search does not find.',
  },
  search_record_orphaned: {
    title: 'Search knows a record that is not there',
    touches: 'A record that may have been taken out after the archive was written.',
    now: 'See whether the manifest layer reports removed records, and ask the exporter.',
  },
  search_record_differs: {
    title: 'Search shows something else than the record holds',
    touches: 'What a search result says of this record. The record itself is checked by the manifest.',
    now: 'Go by the record, not by the search result.',
  },
  search_words_missing: {
    title: 'A record is not found by its own words',
    touches: 'Searching: results can be incomplete.',
    now: 'Use the lists and their filters for what search does not find.',
  },
  manifest_missing: {
    title: 'The archive has no manifest',
    touches: 'Everything: nothing says what the archive should hold.',
    now: 'Ask the exporter for the archive with its manifest. Without one nothing can be proved.',
  },
  manifest_malformed: {
    title: 'The manifest cannot be read',
    touches: 'Everything: nothing says what the archive should hold.',
    now: 'Get a fresh copy; if that says the same, ask the exporter.',
  },
  manifest_not_canonical: {
    title: 'The manifest is not written as the format says',
    touches:
      'The form of the manifest, not what it states. Its signature is checked over the bytes as they are.',
    now: 'Nothing for you; mention it to the exporter.',
  },
  manifest_not_as_sealed: {
    title: 'The manifest is not the one that was sealed',
    touches: 'All that the manifest states: it was replaced after the archive was sealed.',
    now: 'Ask the exporter for the original. Do not use this copy as evidence.',
  },
  archive_id_differs: {
    title: 'Seal and manifest name different archives',
    touches: 'Which archive this is: the seal belongs to another one.',
    now: 'Look for the seal file that belongs to this archive.',
  },
  signature_missing: {
    title: 'The manifest is not signed',
    touches: 'Who made the archive cannot be proved. The records can still be held against the manifest.',
    now: 'Ask the exporter for a signed archive if you need evidence.',
  },
  signature_invalid: {
    title: 'The signature is not valid',
    touches: 'Everything: the manifest was altered after it was signed.',
    now: 'Do not use this copy as evidence. Ask the exporter for the original.',
  },
  signer_unknown: {
    title: 'The archive is signed by an unknown key',
    touches: 'How sure you can be of who made it. That nothing changed since it was signed is certain.',
    now: 'Ask the exporter for their key id over another channel and compare it with the one shown here.',
  },
  signer_sample: {
    title: 'This is signed as a sample',
    touches: 'Nothing real: everybody has this key, so it proves nothing about who made it.',
    now: 'Nothing, for a sample. For a real archive: ask the exporter for one that is signed by them.',
  },
  table_not_listed: {
    title: 'A table is missing from the manifest',
    touches: 'That table: nothing says what it should hold.',
    now: 'Ask the exporter; do not rely on this table as evidence.',
  },
  table_list_differs: {
    title: 'The manifest lists other tables than the format',
    touches: 'The tables named.',
    now: 'Ask the exporter for an archive in the published format.',
  },
  columns_differ: {
    title: 'A table has other columns than were signed',
    touches: 'All records of that table.',
    now: 'Ask the exporter. Somebody with the key changed the table after it was signed.',
  },
  row_count_differs: {
    title: 'A table has another number of records than were signed',
    touches: 'That table: records were added or removed after it was signed.',
    now: 'See the findings that name the records, and ask the exporter for the original.',
  },
  rows_changed: {
    title: 'Records were changed after the archive was signed',
    touches: 'One or more of the records named; at most 256 at a time can be told apart.',
    now: 'Do not rely on these records. Ask the exporter for the original and compare them.',
  },
  rows_added: {
    title: 'Records were added after the archive was signed',
    touches: 'The records named, which were not in the archive when it was signed.',
    now: 'Do not rely on these records. Ask who had the passphrase.',
  },
  rows_removed: {
    title: 'Records were removed after the archive was signed',
    touches: 'Records within the range named, which are no longer there.',
    now: 'Ask the exporter for the original and compare this range.',
  },
  rows_moved: {
    title: 'Records were given other numbers after the archive was signed',
    touches: 'The records named: their contents may be right, their place is not.',
    now: 'Ask the exporter for the original and compare this range.',
  },
  table_root_differs: {
    title: 'The fingerprint of a table is not the one that was signed',
    touches: 'That table; the findings about its blocks say where.',
    now: 'See the findings that name the records, and ask the exporter for the original.',
  },
  block_table_differs: {
    title: 'The list of fingerprints does not fit the table',
    touches:
      'The aid by which a change is found to the record. The signed fingerprint of the table still counts.',
    now: 'Ask the exporter; the list of fingerprints was changed or is damaged.',
  },
  archive_root_differs: {
    title: 'The fingerprint of the archive is not the one that was signed',
    touches: 'The archive as a whole; the findings about tables say where.',
    now: 'See the findings that name tables and records, and ask the exporter for the original.',
  },
  document_hash_differs: {
    title: 'A document is not the file that was archived',
    touches: 'This document: its bytes were changed or are damaged.',
    now: 'Do not rely on this document. Ask the exporter for the original.',
  },
  document_size_differs: {
    title: 'A document has another size than its record says',
    touches: 'This document.',
    now: 'Do not rely on this document. Ask the exporter for the original.',
  },
  document_type_differs: {
    title: 'A document is something else than its record says',
    touches: 'How this document is shown; it is shown as what its bytes are.',
    now: 'Open the document and see whether it is what you expect.',
  },
  document_count_differs: {
    title: 'There are more or fewer documents than were signed',
    touches: 'The documents as a whole.',
    now: 'See the findings that name records, and ask the exporter for the original.',
  },
  document_bytes_differ: {
    title: 'The documents together have another size than was signed',
    touches: 'The documents as a whole.',
    now: 'See the findings that name documents, and ask the exporter for the original.',
  },
  control_total_differs: {
    title: 'The records do not add up to the signed totals',
    touches: 'The fiscal year named: entries, lines, debit or credit.',
    now: 'Do not rely on totals of this year. Ask the exporter for the original.',
  },
  control_total_missing: {
    title: 'A fiscal year has no signed totals',
    touches: 'The fiscal year named: its totals cannot be proved.',
    now: 'Ask the exporter why this year was not signed for.',
  },
  control_total_unknown: {
    title: 'There are signed totals of a year that is not there',
    touches: 'A whole fiscal year that may have been taken out.',
    now: 'Ask the exporter for the original.',
  },
  source_total_differs: {
    title: 'The bookkeeping package stated other totals',
    touches: 'The fiscal year named: what the auditfile says of itself is not what it holds.',
    now: 'Ask the bookkeeper whether something was left out of the export; the archive holds what the auditfile held.',
  },
  entry_unbalanced: {
    title: 'An entry does not balance',
    touches: 'This entry, and every total that it is part of.',
    now: 'Ask the bookkeeper. The archive shows what the package exported.',
  },
  opening_unbalanced: {
    title: 'An opening balance does not balance',
    touches: 'The opening balance of the year named, and all balances that start from it.',
    now: 'Ask the bookkeeper for the balance sheet of the year before.',
  },
  opening_differs_from_closing: {
    title: 'A year does not open with what the year before closed with',
    touches: 'The accounts named, at the turn of the year.',
    now: 'Ask the bookkeeper: an entry may have been made in a closed year.',
  },
  entry_number_gap: {
    title: 'Entry numbers are missing',
    touches: 'The journal and year named. A gap can be a deleted draft, or a missing entry.',
    now: 'Ask the bookkeeper. There is nothing wrong with the archive.',
  },
  entry_number_duplicate: {
    title: 'An entry number occurs more than once',
    touches: 'The entries named.',
    now: 'Compare the entries: is one of them a repetition?',
  },
  entry_date_outside_year: {
    title: 'An entry is dated outside its fiscal year',
    touches: 'This entry, and in which year it counts.',
    now: 'Look at the entry and its document: which year does it belong to?',
  },
  entry_date_outside_period: {
    title: 'An entry is dated outside its period',
    touches: 'This entry, and in which period it counts; mind the VAT return.',
    now: 'Look at the entry and its document: which period does it belong to?',
  },
  entry_period_of_other_year: {
    title: 'An entry stands in a period of another year',
    touches: 'This entry, and where it counts.',
    now: 'Look at the entry: which year does it belong to?',
  },
  line_date_outside_year: {
    title: 'A line is dated outside the fiscal year',
    touches: 'This line.',
    now: 'Look at the entry that it belongs to.',
  },
  date_malformed: {
    title: 'A date is not a date',
    touches: 'This record: it cannot be found or ordered by date.',
    now: 'Look at the record; the document may say the right date.',
  },
  invoice_sum_differs: {
    title: 'Net and VAT are not the total of an invoice',
    touches: 'This invoice.',
    now: 'Compare the invoice with its document.',
  },
  invoice_lines_differ: {
    title: 'The lines of an invoice are not its total',
    touches: 'This invoice.',
    now: 'Compare the invoice with its document.',
  },
  ubl_amount_differs: {
    title: 'The invoice record differs from the UBL file',
    touches: 'This invoice: another amount was recorded than the supplier sent.',
    now: 'Compare the invoice with its document, and see what was booked.',
  },
  ubl_unreadable: {
    title: 'A UBL invoice cannot be read',
    touches: 'This document: its amounts could not be compared.',
    now: 'Open the source of the document, or save it and ask the supplier.',
  },
  statement_lines_differ: {
    title: 'The lines of a bank statement do not lead to its closing balance',
    touches: 'This bank statement.',
    now: 'Compare it with the statement of the bank: a line may be missing or there twice.',
  },
  statement_not_connected: {
    title: 'Two bank statements do not connect',
    touches: 'The bank account between these two statements.',
    now: 'Ask for the statement that may lie between them.',
  },
  export_record_missing: {
    title: 'A document was exported, but no record says so',
    touches: 'This document: when and where it went cannot be shown.',
    now: 'See whether an entry was booked for it.',
  },
  duplicate_supplier_invoice: {
    title: 'A purchase invoice occurs more than once',
    touches: 'The invoices named; it may have been booked or paid twice.',
    now: 'Compare the documents, and see what was booked and paid.',
  },
  document_missing: {
    title: 'A document has no file',
    touches: 'This document: its record is there, the file is not.',
    now: 'Ask the exporter or the client for the file.',
  },
  link_target_missing: {
    title: 'A document is linked to something that is not there',
    touches: 'This link.',
    now: 'Look for the entry by date and amount.',
  },
  iban_malformed: {
    title: 'An IBAN is not well formed',
    touches: 'This account number; it may be of the old kind or mistyped.',
    now: 'Nothing, unless you need to pay or trace something.',
  },
  kvk_malformed: {
    title: 'A KvK number is not well formed',
    touches: 'This number of the Chamber of Commerce.',
    now: 'Nothing, unless you need to identify the company.',
  },
  vat_number_malformed: {
    title: 'A VAT number is not well formed',
    touches: 'This VAT number. For supplies within the EU it has to be right.',
    now: 'Check it if VAT was reversed or zero-rated for this relation.',
  },
  retention_class_unknown: {
    title: 'The retention class is not known',
    touches: 'How long this document must be kept cannot be computed.',
    now: 'Keep it at least as long as the longest term that may apply.',
  },
  retention_date_missing: {
    title: 'The retention term has no date to start from',
    touches: 'How long this document must be kept cannot be computed.',
    now: 'Find out from when the term counts, and keep the document until then.',
  },
  retention_date_malformed: {
    title: 'The retention term starts from something that is no date',
    touches: 'How long this document must be kept cannot be computed.',
    now: 'Find out from when the term counts, and keep the document until then.',
  },
  unreadable: {
    title: 'A check could not be finished',
    touches: 'The records that this check would have looked at stand on damaged pages, in part at least.',
    now: 'Get a fresh copy of the archive and verify that.',
  },
} as const;
