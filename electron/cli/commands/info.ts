import type { Command } from 'commander';
import { quoteIdentifier } from '#engine/driver/quote-identifier.ts';
import { readLookups } from '#engine/lookups/read-lookups.ts';
import { inspectFile } from '#engine/open/inspect-file.ts';
import type { FileInspection, OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { createTableCatalog } from '#engine/query/table-catalog.ts';
import { ContractError } from '#shared/contract/failure.ts';
import type { Lookup } from '#shared/contract/lookups.ts';
import { fillTemplate } from '#shared/verification/fill-template.ts';
import { lookups as words } from '#shared/words/en/lookups.ts';
import { alignColumns } from '../columns.ts';
import { type OpenOptions, readTrustedKeys, withArchive } from '../open.ts';
import { withJson, withOpenOptions } from '../options.ts';
import { givenPassphrase } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

/** `sbqa info FILE`: what an archive says of itself; the half of it that needs a key only where one is given. */
export function addInfo(program: Command, { terminal }: CommandContext): void {
  const command = program.command('info').description('what the archive says of itself').argument('<file>');
  withJson(withOpenOptions(command)).action(
    async (file: string, options: OpenOptions & { json?: boolean }) => {
      const passphrase = await givenPassphrase(options, terminal);
      let lookups: readonly Lookup[] | 'damaged' = [];
      const answer =
        passphrase === null && options.appointment === undefined
          ? describeFile(await inspectFile(file, { trustedKeys: await readTrustedKeys(options.trust ?? []) }))
          : await withArchive(
              file,
              passphrase === null ? options : { ...options, passphrase },
              terminal,
              async (archive) => {
                if (!options.json) lookups = await lookupsOf(archive);
                return describeArchive(archive);
              },
            );
      if (options.json) say(terminal, JSON.stringify(answer));
      else {
        print(answer, terminal);
        printLookups(lookups, terminal);
      }
    },
  );
}

/** The JSON of `info` (cli.md); what needs the key is absent without it. */
interface Info {
  readonly file: string;
  readonly fileBytes: number;
  readonly format?: string;
  readonly cipher?: object;
  readonly archiveId?: string | null;
  readonly client?: { readonly name: string } | null;
  readonly exportedAt?: string | null;
  readonly period?: { readonly from: string | null; readonly to: string | null } | null;
  readonly signer?: { readonly id: string | null; readonly trust: string };
  readonly seal: { readonly state: string; readonly sealedAt: string | null };
  readonly tables?: readonly { readonly name: string; readonly rows: number }[];
}

function describeFile(inspection: FileInspection): Info {
  const { report, seal } = inspection;
  return {
    file: inspection.fileName,
    fileBytes: inspection.fileBytes,
    ...(seal === null
      ? {}
      : { format: 'smartbooqing-archive/1', archiveId: report.archiveId, signer: report.signer }),
    seal: { state: report.state, sealedAt: report.sealedAt },
  };
}

function describeArchive(archive: OpenArchive): Info {
  const manifest = archive.manifest?.manifest ?? null;
  const { pageSize, kdfIterations, kdfAlgorithm, hmacAlgorithm } = archive.cipher;
  return {
    ...describeFile(archive.inspection),
    format: archive.format,
    cipher: { pageSize, kdfIterations, kdfAlgorithm, hmacAlgorithm },
    archiveId: manifest?.archiveId ?? null,
    client: manifest?.client ?? null,
    exportedAt: manifest?.exportedAt ?? null,
    period: manifest?.period ?? null,
    signer: archive.signer,
    tables: countTables(archive),
  };
}

/** What can be looked up; a damaged page may keep that from being told. */
async function lookupsOf(archive: OpenArchive): Promise<readonly Lookup[] | 'damaged'> {
  try {
    return await readLookups(archive, createListEngine(archive), undefined);
  } catch (error) {
    if (error instanceof ContractError && error.code === 'damaged_record') return 'damaged';
    throw error;
  }
}

function printLookups(lookups: readonly Lookup[] | 'damaged', terminal: CommandContext['terminal']): void {
  if (lookups.length === 0) return;
  say(terminal);
  if (lookups === 'damaged') {
    say(terminal, 'What can be looked up cannot be told: records stand on damaged pages.');
    return;
  }
  const style = stylesFor(terminal);
  const width = Math.max(...lookups.map(({ view }) => words.view[view].length));
  say(terminal, style.soft('can be looked up'));
  for (const { view, state, reasons } of lookups) {
    const text = reasons
      .map(
        ({ code, count = 0, of = 0 }) =>
          fillTemplate(words.reason[code], { some: String(count), of: String(of) }) ?? code,
      )
      .join(' ');
    say(terminal, `${words.view[view].padEnd(width)}  ${words.state[state].padEnd(6)}  ${text}`.trimEnd());
  }
}

function countTables(archive: OpenArchive): { name: string; rows: number }[] {
  return createTableCatalog(archive).names.map((name) => ({
    name,
    rows:
      archive.db.prepare<number>(`SELECT count(*) FROM ${quoteIdentifier(name)}`, { pluck: true }).get() ?? 0,
  }));
}

function print(info: Info, terminal: CommandContext['terminal']): void {
  const style = stylesFor(terminal);
  const line = (name: string, value: string | null | undefined) => {
    if (value !== null && value !== undefined)
      say(terminal, `${style.soft(name.padEnd(12))} ${plainLine(value)}`);
  };
  line('file', info.file);
  line('bytes', String(info.fileBytes));
  line('format', info.format);
  line('archive', info.archiveId);
  line('client', info.client?.name);
  line('exported', info.exportedAt);
  if (info.period) line('period', `${info.period.from ?? '?'} to ${info.period.to ?? '?'}`);
  if (info.signer) line('signer', `${info.signer.id ?? 'nobody'} (${info.signer.trust})`);
  line('seal', info.seal.state + (info.seal.sealedAt === null ? '' : `, sealed ${info.seal.sealedAt}`));
  if (info.tables === undefined) {
    say(terminal, style.soft('\nWith the passphrase this says more.'));
    return;
  }
  say(terminal);
  const columns = [
    { title: 'table', isRightAligned: false },
    { title: 'rows', isRightAligned: true },
  ];
  for (const row of alignColumns(
    columns,
    info.tables.map(({ name, rows }) => [name, String(rows)]),
  ))
    say(terminal, row);
}
