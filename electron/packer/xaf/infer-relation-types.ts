import type { ArchiveBooks } from './archive-books.ts';

/** Gives relations that no auditfile calls customer or supplier the type that their lines in sales and purchase journals show. */
export function inferRelationTypes(books: ArchiveBooks): void {
  const update = books.writer.database.prepareWrite('UPDATE relation SET type = ? WHERE id = ?');
  for (const administration of books.administrations) {
    for (const [id, { customer, supplier }] of administration.unspecifiedRelations) {
      if (customer || supplier)
        update.run(customer && supplier ? 'both' : customer ? 'customer' : 'supplier', id);
    }
  }
}
