/** What damaged and missing pages mean for people, sentence by sentence; `{{records}}` is a kind of record in the plural. */
export const impact = {
  title: 'What the damage means',
  counted: '{{count}} {{records}} stand on damaged or missing pages',
  atMost: 'At most {{count}} {{records}} stand on damaged or missing pages',
  some: 'Some {{records}} stand on damaged or missing pages; how many cannot be told',
  ofYears: 'fiscal year {{years}}',
  ofDates: 'dated {{from}} to {{to}}',
  yearsUnknown: 'of which years cannot be told',
  index: 'All {{records}} are there, but a list of them may break off in one of its orders',
  search: 'Searching may miss records; the records themselves are not touched by this',
  envelope: 'The description of the archive or its proofs, no record of the books',
  untouched: 'Not touched: {{tables}}',
  noneUntouched: 'Every kind of record is touched',
  unknown:
    'Of {{count}} damaged or missing pages nothing tells what they hold; they belong to the kinds that are touched, or to none',
  untouchedUnknown: 'What is not touched cannot be said: too many pages are damaged or missing',
  free: '{{count}} damaged or missing pages hold nothing',
};
