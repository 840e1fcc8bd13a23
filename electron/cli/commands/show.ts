import type { Command } from 'commander';
import { createTableCatalog } from '#engine/query/table-catalog.ts';
import { readRecord } from '#engine/records/read-record.ts';
import type { RecordDetail } from '#shared/contract/records.ts';
import { alignColumns, formatCell, formatCents } from '../columns.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { recordId, withJson, withOpenOptions } from '../options.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor, type Terminal } from '../terminal.ts';

/** `sbqa show FILE TABLE ID`: one record with what it links to and what links to it. */
export function addShow(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('show')
    .description('one record with what it links to')
    .argument('<file>')
    .argument('<table>')
    .argument('<id>', 'the record’s id', recordId);
  withJson(withOpenOptions(command)).action(
    async (file: string, table: string, id: number, options: OpenOptions & { json?: boolean }) => {
      const detail = await withArchive(file, options, terminal, (archive) =>
        readRecord(archive.db, createTableCatalog(archive), { table, id }),
      );
      if (options.json) say(terminal, JSON.stringify(jsonOf(detail)));
      else print(detail, terminal);
    },
  );
}

function jsonOf(detail: RecordDetail): object {
  const { table, id } = detail.ref;
  const more = detail.groups.filter(({ links, total }) => total > links.length);
  return {
    table,
    id,
    record: Object.fromEntries(detail.fields.map(({ name, value }) => [name, value])),
    links: detail.groups.flatMap(({ role, links }) =>
      links.map((link) => ({ table: link.table, id: link.id, role, title: link.title })),
    ),
    // Links beyond the first of a role are counted here, and listed by `sbqa list`.
    ...(more.length === 0
      ? {}
      : { linkTotals: more.map(({ role, table, total }) => ({ role, table, total })) }),
    ...(detail.damaged === undefined ? {} : { damaged: detail.damaged }),
  };
}

function print(detail: RecordDetail, terminal: Terminal): void {
  const style = stylesFor(terminal);
  say(terminal, style.bold(plainLine(`${detail.ref.table} ${detail.ref.id}  ${detail.title}`)));
  const width = Math.max(...detail.fields.map(({ name }) => name.length));
  for (const { name, type, value, references } of detail.fields) {
    if (value === null) continue;
    const to = references === null ? '' : `  ${references.title}`;
    say(
      terminal,
      `  ${style.soft(plainLine(name).padEnd(width))}  ${plainLine(formatCell(value, type) + to)}`,
    );
  }
  for (const { role, table, total, links } of detail.groups) {
    if (total === 0) continue;
    say(terminal, `${style.bold(plainLine(role))} ${style.soft(plainLine(`${total} ${table}`))}`);
    const columns = ['id', 'date', 'amount', 'title'].map((title) => ({
      title,
      isRightAligned: title === 'id' || title === 'amount',
    }));
    const rows = links.map(({ id, date, amountCents, title }) => [
      String(id),
      date ?? '',
      amountCents === null ? '' : formatCents(amountCents),
      title,
    ]);
    for (const line of alignColumns(columns, rows).slice(1)) say(terminal, `  ${line}`);
    if (total > links.length) say(terminal, style.soft(`  … and ${total - links.length} more`));
  }
  for (const name of detail.damaged ?? []) {
    say(terminal, style.warning(`  ${plainLine(name)}: on a damaged page, not shown`));
  }
}
