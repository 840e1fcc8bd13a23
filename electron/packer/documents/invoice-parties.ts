import type { UblInvoice } from '#engine/documents/ubl-invoice.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import { administrationParties, PartyIndex, relationParties } from './party-index.ts';

/** Whose invoice it is: the administration, which side of it that is on, and the relation on the other side. */
export interface InvoiceParties {
  readonly administrationId: number;
  readonly direction: 'purchase' | 'sales';
  readonly relationId: number | null;
}

/** Places invoices: the administrations and relations of the archive, found by what identifies them. */
export class InvoicePartyFinder {
  readonly #administrations: PartyIndex;
  readonly #relationsOf = new Map<number, PartyIndex>();
  readonly #allRelations: PartyIndex;

  constructor(database: WritableDatabase) {
    const relations = relationParties(database);
    this.#administrations = new PartyIndex(administrationParties(database));
    this.#allRelations = new PartyIndex(relations);
    for (const [id, parties] of Map.groupBy(relations, ({ administrationId }) => administrationId)) {
      this.#relationsOf.set(id, new PartyIndex(parties));
    }
  }

  /**
   * The customer is an administration of the archive: a purchase invoice. The supplier is one: a sales invoice. Neither is: the side
   * that is a known relation tells, and where none is, it is a purchase invoice of `fallbackAdministrationId`.
   */
  find(invoice: UblInvoice, fallbackAdministrationId: number): InvoiceParties {
    const buyer = this.#administrations.find(invoice.customer);
    if (buyer !== null) return this.#purchase(invoice, buyer.id);
    const seller = this.#administrations.find(invoice.supplier, invoice.payeeAccounts);
    if (seller !== null) return this.#sales(invoice, seller.id);
    const supplier =
      this.#relationsOf.get(fallbackAdministrationId)?.find(invoice.supplier, invoice.payeeAccounts) ??
      this.#allRelations.find(invoice.supplier, invoice.payeeAccounts);
    if (supplier !== null) return this.#purchase(invoice, supplier.administrationId);
    const customer = this.#allRelations.find(invoice.customer);
    if (customer !== null) return this.#sales(invoice, customer.administrationId);
    return { administrationId: fallbackAdministrationId, direction: 'purchase', relationId: null };
  }

  #purchase(invoice: UblInvoice, administrationId: number): InvoiceParties {
    const supplier = this.#relationsOf.get(administrationId)?.find(invoice.supplier, invoice.payeeAccounts);
    return { administrationId, direction: 'purchase', relationId: supplier?.id ?? null };
  }

  #sales(invoice: UblInvoice, administrationId: number): InvoiceParties {
    const customer = this.#relationsOf.get(administrationId)?.find(invoice.customer);
    return { administrationId, direction: 'sales', relationId: customer?.id ?? null };
  }
}
