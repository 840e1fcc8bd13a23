import { execFile } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { writeLargeAuditfile } from '../../fixtures/large-auditfile.ts';
import { cellOf, openPacked, packedPassphrase } from '../../fixtures/packed-archive.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const run = promisify(execFile);
const packModule = fileURLToPath(new URL('../../../electron/packer/pack.ts', import.meta.url));

it('an auditfile of 60 MB is packed with a heap that could not hold it', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const xaf = join(folder, 'large.xaf');
  const out = join(folder, 'large.sbqa');
  const lines = await writeLargeAuditfile(xaf, 60_000_000);
  expect(statSync(xaf).size).toBeGreaterThanOrEqual(60_000_000);
  const script = join(folder, 'pack.mjs');
  writeFileSync(
    script,
    `import { packArchive } from ${JSON.stringify(packModule)};
     await packArchive({ xafPaths: [${JSON.stringify(xaf)}], passphrase: ${JSON.stringify(packedPassphrase)}, out: ${JSON.stringify(out)} });
     console.log(process.resourceUsage().maxRSS);`,
  );
  // 48 MB hold neither the text of the file nor its records; the page cache of the database is outside the heap and bounded.
  const { stdout } = await run(process.execPath, ['--max-old-space-size=48', script]);
  expect(Number(stdout) / 1024).toBeLessThan(450);
  expect(cellOf(openPacked(out), 'SELECT count(*) FROM journal_line')).toBe(lines);
});
