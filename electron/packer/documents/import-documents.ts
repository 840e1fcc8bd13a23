import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Oddities } from '../oddities.ts';
import type { ArchiveWriter } from '../writer/archive-writer.ts';
import type { AdministrationBooks } from '../xaf/administration-books.ts';
import { notReadable } from '../xaf/auditfile-encoding.ts';
import { bareName } from '../xaf/company-identity.ts';
import { insertInvoice } from './insert-invoice.ts';
import { InvoicePartyFinder } from './invoice-parties.ts';
import { DocumentLinker, type StoredDocument, type StoredInvoice } from './link-documents.ts';
import { listFiles } from './list-files.ts';
import { readDocument } from './read-document.ts';

/** SQLite holds no larger value. */
const mostBytes = 1_000_000_000;

/**
 * Stores all files of a folder as documents, recognises UBL invoices, and links what belongs together: UBL to relation and entry, papers
 * to UBL or entry. The auditfiles must have been read. A folder directly within it that has an administration's code or name holds that
 * one's documents; others are the first one's where nothing else tells. Throws `not_readable`.
 */
export async function importDocuments(
  folder: string,
  writer: ArchiveWriter,
  administrations: readonly AdministrationBooks[],
  oddities: Oddities,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const paths = await listFiles(folder, oddities);
  const parties = new InvoicePartyFinder(writer.database);
  const invoices: StoredInvoice[] = [];
  const papers: StoredDocument[] = [];
  const invoiceContents = new Set<number>();
  for (const [i, path] of paths.entries()) {
    const { content, modifiedAt } = await readSource(join(folder, path));
    if (content.length > mostBytes) {
      oddities.note(path, 'file_too_large', 'files of more than 1 GB were left out');
      continue;
    }
    const read = await readDocument(path, content, oddities);
    const administrationId = administrationOf(path, administrations);
    const placed = read.invoice === null ? null : parties.find(read.invoice, administrationId);
    const contentId = writer.insertContent(content);
    const id = writer.insert('document', {
      administration_id: placed?.administrationId ?? administrationId,
      content_id: contentId,
      kind: placed === null ? 'other' : `${placed.direction}_invoice`,
      file_name: basename(path),
      mime_type: read.mimeType,
      page_count: read.pageCount,
      received_at: modifiedAt,
      status: 'archived',
      recognised_text: read.text,
      retention_from: read.invoice?.issueDate ?? null,
    });
    const document = { id, path, contentId };
    if (read.invoice === null || placed === null || invoiceContents.has(contentId)) {
      papers.push(document);
    } else {
      invoiceContents.add(contentId);
      const invoiceId = insertInvoice(writer, id, read.invoice, placed);
      invoices.push({ id: invoiceId, document, invoice: read.invoice, entryId: null, ...placed });
    }
    onProgress(i + 1, paths.length);
  }
  link(writer, invoices, papers, oddities);
}

function link(
  writer: ArchiveWriter,
  invoices: readonly StoredInvoice[],
  papers: readonly StoredDocument[],
  oddities: Oddities,
): void {
  writer.createIndexes();
  const linker = new DocumentLinker(writer, oddities);
  for (const invoice of invoices) linker.addInvoice(invoice);
  for (const paper of papers) linker.addPaper(paper);
  linker.close();
}

async function readSource(path: string): Promise<{ content: Uint8Array; modifiedAt: string }> {
  try {
    const { mtime, size } = await stat(path);
    const content = size > mostBytes ? new Uint8Array(mostBytes + 1) : await readFile(path);
    return { content, modifiedAt: mtime.toISOString().replace(/\.\d+Z$/, 'Z') };
  } catch (error) {
    throw notReadable(path, error);
  }
}

function administrationOf(path: string, administrations: readonly AdministrationBooks[]): number {
  const [folder = '', ...rest] = path.split('/');
  const named =
    rest.length === 0
      ? undefined
      : administrations.find(
          ({ code, identity }) => code === folder || bareName(identity.name) === bareName(folder),
        );
  const administration = named ?? administrations[0];
  if (administration === undefined) throw new Error('documents need an administration to belong to');
  return administration.id;
}
