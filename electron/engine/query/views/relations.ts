import type { RowSource } from '../row-source.ts';
import { byAdministration, byAdministrationOfYear } from './shared-scope.ts';

/** Customers and suppliers. */
export const relationsView: RowSource = {
  table: 'relation',
  tableSql: 'relation',
  idSql: 'b.id',
  joins: {
    administration: { sql: 'LEFT JOIN administration a ON a.id = b.administration_id' },
  },
  columns: [
    { name: 'id', type: 'integer', sql: 'b.id', references: 'relation' },
    { name: 'code', type: 'text', sql: 'b.code', order: 'binary' },
    { name: 'name', type: 'text', sql: 'b.name' },
    { name: 'type', type: 'code', sql: 'b.type' },
    { name: 'city', type: 'text', sql: 'b.city' },
    { name: 'country', type: 'code', sql: 'b.country' },
    { name: 'kvkNumber', type: 'text', sql: 'b.kvk_number' },
    { name: 'vatNumber', type: 'text', sql: 'b.vat_number' },
    { name: 'iban', type: 'text', sql: 'b.iban' },
    { name: 'contact', type: 'text', sql: 'b.contact' },
    { name: 'email', type: 'text', sql: 'b.email' },
    { name: 'phone', type: 'text', sql: 'b.phone' },
    { name: 'administration', type: 'code', sql: 'a.code', joins: ['administration'] },
    // An administration's place in the file: codes are unique only within one.
    {
      name: 'administrationId',
      type: 'integer',
      sql: 'b.administration_id',
      references: 'administration',
    },
  ],
  scope: {
    administrationId: byAdministration('b.administration_id'),
    fiscalYearId: byAdministrationOfYear('b.administration_id'),
    relationId: { sql: 'b.id = ?' },
  },
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [
    { column: 'administrationId', direction: 'asc' },
    { column: 'code', direction: 'asc' },
  ],
};
