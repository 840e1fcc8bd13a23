// Verifies one archive (its path is the argument, SBQA_PASSPHRASE its passphrase) and prints the most memory it took, in KiB.
import { openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';

const [path = ''] = process.argv.slice(2);
const archive = await openArchive(path, {
  kind: 'passphrase',
  passphrase: process.env.SBQA_PASSPHRASE ?? '',
});
const { verdict } = await verifyArchive(archive);
archive.close();
if (verdict !== 'passed') throw new Error('the archive for the benchmark does not verify');
console.log(process.resourceUsage().maxRSS);
