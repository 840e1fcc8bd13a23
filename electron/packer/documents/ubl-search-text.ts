import type { UblInvoice, UblParty } from '#engine/documents/ubl-invoice.ts';

/** What people may search for in a UBL document, one thing a line. */
export function ublSearchText(invoice: UblInvoice): string {
  const lines = [
    invoice.number,
    ...partyTexts(invoice.supplier),
    ...partyTexts(invoice.customer),
    invoice.orderReference,
    invoice.paymentReference,
    ...invoice.payeeAccounts,
    invoice.note,
    ...invoice.lines.map(({ description }) => description),
  ];
  return [...new Set(lines.filter((line) => line !== null && line !== ''))].join('\n');
}

function partyTexts(party: UblParty): (string | null)[] {
  return [
    party.name,
    party.registeredName,
    party.street,
    [party.postalCode, party.city].filter((part) => part !== null).join(' '),
    ...party.vatNumbers,
    ...party.kvkNumbers,
  ];
}
