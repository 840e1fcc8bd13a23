/** Texts of renderer/features/vat. */
export const vat = {
  title: 'VAT',
  asWhat: 'What to show',
  asBoxes: 'By box',
  asCodes: 'By code',
  asLines: 'Lines',
  note: 'Turnover and VAT as the lines have them, by their date, beside what was filed; a difference is what was filed less what was booked. Boxes come from the VAT codes. Without a filed return a period is a calendar quarter.',
  codesNote: 'As in the ledger, debit less credit: VAT on sales is negative.',
  noBox: 'No box',
  box: 'box {{box}}',
  code: 'code {{code}}',
  kind: { icp: 'ICP', oss: 'OSS', supplement: 'supplement' },
  period: '{{from}} to {{until}}',
  linesTitle: 'VAT lines',
  linesEmpty: 'No VAT lines',
  linesEmptyText: 'No line within what was chosen carries VAT.',
  empty: 'No VAT',
  emptyText:
    'No line in this archive carries a VAT code and no return was filed, or none within the year and administration chosen.',
} as const;
