import type { RowSource } from '../row-source.ts';
import { byAdministration, byDateInYear } from './shared-scope.ts';

/** What the rows of a log about documents are joined to: the document, its administration, and the first invoice read from it. */
export const documentLogJoins: RowSource['joins'] = {
  document: { sql: 'LEFT JOIN document d ON d.id = b.document_id' },
  administration: { sql: 'LEFT JOIN administration a ON a.id = d.administration_id', needs: ['document'] },
  invoice: {
    sql: 'LEFT JOIN invoice i ON i.id = (SELECT min(x.id) FROM invoice x WHERE x.document_id = b.document_id)',
  },
  relation: { sql: 'LEFT JOIN relation r ON r.id = i.relation_id', needs: ['invoice'] },
};

/** How a scope narrows such a log; `dateSql` is the day or instant by which a row belongs to a year. */
export function documentLogScope(dateSql: string): RowSource['scope'] {
  return {
    administrationId: { ...byAdministration('d.administration_id'), joins: ['document'] },
    fiscalYearId: { ...byDateInYear('d.administration_id', dateSql), joins: ['document'] },
    documentId: { sql: 'b.document_id = ?' },
    relationId: { sql: 'b.document_id IN (SELECT x.document_id FROM invoice x WHERE x.relation_id = ?)' },
  };
}
