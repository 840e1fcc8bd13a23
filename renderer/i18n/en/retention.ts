/** Texts of the retention screen. */
export const retention = {
  title: 'Retention',
  asOn: 'As on',
  asOnToday: 'today',
  noDate: 'Not a date. Write it as {{example}}.',
  note: 'Until when the law asks that this is kept at the least. Other duties, such as a pending objection, an agreement or a guarantee, may last longer.',
  calendar: 'The years in which terms end',
  through: 'through {{year}}',
  fiscalYears_one: '{{count}} fiscal year',
  fiscalYears_other: '{{count}} fiscal years',
  documents_one: '{{count}} document',
  documents_other: '{{count}} documents',
  empty: 'Nothing with a term',
  emptyText:
    'There are no fiscal years and no documents in this archive, or none within the year and administration chosen.',
} as const;
