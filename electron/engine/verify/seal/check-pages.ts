import { toHex } from '#shared/archive-format/text-bytes.ts';
import type { Impact } from '#shared/contract/impact.ts';
import { type CheckOutcome, CheckReport } from '../check-outcome.ts';
import { listedFindings } from '../findings.ts';
import { type LayerContext, priorities } from '../layer-context.ts';
import { ByteFile } from '../pages/byte-file.ts';
import { lockPage } from '../pages/lock-page.ts';
import type { PageOwner } from '../pages/page-owner.ts';

/** Bytes of the file that one task checks: short enough to cancel between two, long enough that starting one costs nothing. */
const bytesATask = 16 * 1024 * 1024;

/** Pages whose owners are looked for; beyond, an archive is so damaged that it says nothing any more what else is. */
const mostOwners = 10_000;

/** The check of all page HMACs, and how many pages failed. */
export interface PagesChecked {
  readonly outcome: CheckOutcome;
  readonly damagedPages: number;
  /** Whether every page has an HMAC, and the right one. */
  readonly areAuthentic: boolean;
  /** Null where no page is damaged or missing. */
  readonly impact: Impact | null;
}

/** The HMAC of every page, free pages included, and the owners of those that fail. */
export async function checkPages(context: LayerContext): Promise<PagesChecked> {
  const { archive } = context;
  const { pageBytes, hmacBytes } = archive.key.profile;
  const report = new CheckReport('page_hmacs');
  if (hmacBytes === 0) {
    report.notPossible('no_page_hmacs');
    return { outcome: report.outcome(), damagedPages: 0, areAuthentic: false, impact: null };
  }
  const pages = Math.floor(archive.fileBytes / pageBytes);
  const { damaged, lockPageUsed } = await scanAll(context, pages);
  report.looked(pages);
  if (lockPageUsed) {
    const page = lockPage(pageBytes);
    report.find('lock_page_used', `Page ${page}, which SQLite never uses, holds something.`, {
      page,
      offset: (page - 1) * pageBytes,
    });
  }
  if (isSaltDamaged(context) && damaged[0] !== 1) damaged.unshift(1);
  const isWhole = damaged.length === 0 && archive.missingPages === 0;
  const impact = isWhole ? null : await nameOwners(context, report, damaged);
  const areAuthentic = pages > 0 && isWhole && !lockPageUsed;
  return { outcome: report.outcome(), damagedPages: damaged.length, areAuthentic, impact };
}

async function scanAll(
  { pool, progress, archive }: LayerContext,
  pages: number,
): Promise<{ damaged: number[]; lockPageUsed: boolean }> {
  const pagesATask = Math.ceil(bytesATask / archive.key.profile.pageBytes);
  const tasks = Array.from({ length: Math.ceil(pages / pagesATask) }, (_, i) => {
    const firstPage = i * pagesATask + 1;
    const range = { firstPage, pages: Math.min(pagesATask, pages - firstPage + 1) };
    return pool.run('scanPages', range, priorities.pages, progress.advance);
  });
  const scans = await Promise.all(tasks);
  return {
    damaged: scans.flatMap((scan) => scan.damaged),
    lockPageUsed: scans.some((scan) => scan.lockPageUsed),
  };
}

/** The salt stands before page 1's HMAC and is not under it; it is damaged where it is not the one that opens the archive. */
function isSaltDamaged({ archive }: LayerContext): boolean {
  const file = new ByteFile(archive.path);
  try {
    const salt = new Uint8Array(archive.key.salt.length);
    file.read(salt, 0);
    return toHex(salt) !== toHex(archive.key.salt);
  } finally {
    file.close();
  }
}

async function nameOwners(
  { pool, archive }: LayerContext,
  report: CheckReport,
  damaged: readonly number[],
): Promise<Impact> {
  const { pageBytes } = archive.key.profile;
  const wanted = damaged.slice(0, mostOwners);
  const found = await pool.run('findPageOwners', { damaged, wanted }, priorities.pages);
  const { wanted: owners, missing, missingNotLookedFor } = found;
  for (const owner of owners.slice(0, listedFindings)) {
    const offset = (owner.page - 1) * pageBytes;
    report.find('page_damaged', `Page ${owner.page} (byte ${offset}) is damaged: ${describe(owner)}.`, {
      page: owner.page,
      offset,
      ...(owner.table === null ? {} : { table: owner.table }),
      ...(owner.firstId === null ? {} : { firstId: owner.firstId }),
      ...(owner.lastId === null ? {} : { lastId: owner.lastId }),
      details: { owner: owner.kind, ...(owner.name === null ? {} : { name: owner.name }) },
    });
  }
  report.findings.addUnlisted('page_damaged', Math.max(0, damaged.length - listedFindings));
  return pool.run(
    'describeImpact',
    {
      owners: [...owners, ...missing],
      unnamed: archive.missingPages - missing.length - missingNotLookedFor,
      notLookedFor: damaged.length - wanted.length + missingNotLookedFor,
    },
    priorities.pages,
  );
}

function describe({ kind, name, firstId, lastId }: PageOwner): string {
  if (kind === 'free') return 'it is a free page, no record stands on it';
  if (kind === 'unknown') return 'what it holds cannot be told';
  if (kind === 'index') return `it belongs to the index ${name}`;
  if (firstId !== null && firstId === lastId) return `it holds part of ${name} ${firstId}`;
  if (firstId === null && lastId === null) return `it belongs to the table ${name}`;
  return `it belongs to the table ${name}, ids ${firstId ?? 'from the first'} to ${lastId ?? 'the last'}`;
}
