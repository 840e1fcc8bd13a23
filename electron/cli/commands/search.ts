import type { Command } from 'commander';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createTableCatalog } from '#engine/query/table-catalog.ts';
import { runSearch, runSuggest, type SearchAnswer } from '#engine/search/search-handlers.ts';
import { fail } from '#shared/contract/failure.ts';
import { searchKinds } from '#shared/contract/search.ts';
import { alignColumns, formatCents } from '../columns.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { isoDate, wholeNumber, withJson, withOpenOptions } from '../options.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface SearchOptions extends OpenOptions {
  readonly json?: boolean;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

/** `sbqa search FILE QUERY`: the global search. */
export function addSearch(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('search')
    .description('search everything: words, "phrases", amounts, dates, IBANs, numbers')
    .argument('<file>')
    .argument('<query>')
    .option('--kind <table>', 'only hits of this kind')
    .option('--from <date>', 'only hits dated from this day on', isoDate)
    .option('--to <date>', 'only hits dated up to this day', isoDate)
    .option('--limit <n>', 'how many hits to list', wholeNumber, 50);
  withJson(withOpenOptions(command)).action(async (file: string, query: string, options: SearchOptions) => {
    if (query.length > longestQuery) throw fail('usage', `A query has at most ${longestQuery} characters.`);
    const { found, meant } = await withArchive(file, options, terminal, async (archive) => {
      const found = await searchPages(archive, query, options);
      return {
        found,
        meant: options.json || found.total > 0 ? null : await meantBy(archive, query, options),
      };
    });
    const hits = found.hits.map((hit) => ({
      ...hit,
      snippet: hit.snippet.map((piece) => piece.text).join(''),
    }));
    const { total, totalIsExact } = found;
    if (options.json) return say(terminal, JSON.stringify({ query, total, totalIsExact, hits }));
    const style = stylesFor(terminal);
    const counts = found.byKind
      .filter((each) => each.kind !== options.kind)
      .map((each) => `${each.total}${each.exact ? '' : '+'} ${each.kind}`)
      .join(', ');
    const others = options.kind === undefined ? ': ' : `, and of other kinds `;
    say(terminal, `${total}${totalIsExact ? '' : '+'} found${counts === '' ? '' : others + counts}`);
    if (meant !== null) terminal.stderr.write(`Did you mean ${plainLine(meant)}?\n`);
    if (hits.length === 0) return;
    const columns = ['kind', 'id', 'date', 'amount', 'title'].map((title) => ({
      title,
      isRightAligned: title === 'amount' || title === 'id',
    }));
    const rows = hits.map((hit) => [
      hit.kind,
      String(hit.recordId),
      hit.date ?? '',
      hit.amountCents === null ? '' : formatCents(hit.amountCents),
      hit.title,
    ]);
    const [heading = '', ...lines] = alignColumns(columns, rows);
    say(terminal, style.soft(heading));
    lines.forEach((line, index) => {
      say(terminal, line);
      const snippet = hits[index]?.snippet ?? '';
      if (snippet !== '') say(terminal, style.soft(`    ${plainLine(snippet)}`));
    });
  });
}

const longestQuery = 1000;
/** What the engine answers at once. */
const hitsAtOnce = 200;

async function searchPages(
  archive: OpenArchive,
  text: string,
  { kind, from, to, limit }: SearchOptions,
): Promise<SearchAnswer> {
  if (kind !== undefined) requireKind(archive, kind);
  const page = (offset: number, size: number) =>
    runSearch(archive, { text, kind, scope: {}, from, to, offset, limit: size });
  const answer = await page(0, Math.min(limit, hitsAtOnce));
  const hits = [...answer.hits];
  while (hits.length < Math.min(limit, answer.total)) {
    const more = await page(hits.length, Math.min(limit - hits.length, hitsAtOnce));
    if (more.hits.length === 0) break;
    hits.push(...more.hits);
  }
  return { ...answer, hits };
}

/** What may have been meant by a query that finds nothing. */
function meantBy(
  archive: OpenArchive,
  text: string,
  { kind, from, to }: SearchOptions,
): Promise<string | null> {
  return runSuggest(archive, { text, kind, scope: {}, from, to });
}

/** Throws `bad_filter` for a kind that nothing can be of. */
function requireKind(archive: OpenArchive, kind: string): void {
  const kinds: readonly string[] =
    archive.format === 'foreign' ? createTableCatalog(archive).names : searchKinds;
  if (kinds.includes(kind)) return;
  throw fail('bad_filter', `Nothing is of the kind ${kind}; there are ${kinds.join(', ')}.`);
}
