import type { Command } from 'commander';
import { runSearch } from '#engine/search/search-handlers.ts';
import { searchMethods } from '#shared/contract/search.ts';
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
    const { kind, from, to } = options;
    const input = searchMethods['search.run'].input.parse({
      text: query,
      kind,
      from,
      to,
      limit: Math.min(Math.max(options.limit, 1), 200),
    });
    const found = await withArchive(file, options, terminal, (archive) => runSearch(archive, input));
    const hits = found.hits.map((hit) => ({
      ...hit,
      snippet: hit.snippet.map((piece) => piece.text).join(''),
    }));
    const { total, totalIsExact } = found;
    if (options.json) return say(terminal, JSON.stringify({ query, total, totalIsExact, hits }));
    const style = stylesFor(terminal);
    const counts = found.byKind
      .map((each) => `${each.total}${each.exact ? '' : '+'} ${each.kind}`)
      .join(', ');
    say(terminal, `${total}${totalIsExact ? '' : '+'} found${counts === '' ? '' : `: ${counts}`}`);
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
