import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { readDocument } from '#packer/documents/read-document.ts';
import { Oddities } from '#packer/oddities.ts';
import { packArchive } from '#packer/pack.ts';
import { PackError } from '#packer/pack-error.ts';
import type { Random } from '#packer/sample/random.ts';
import { auditfileXml } from '../../fixtures/auditfile.ts';
import { type CaseContext, Finding, type Target } from '../case.ts';
import { mutateBytes, mutateText, mutateXmlLeaves } from '../mutations.ts';
import { soundUbl } from '../subjects.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const passphrase = 'een zin die niemand raadt';

/** Packs what a case has written. What comes out must verify; what is refused must leave nothing behind. */
async function pack(
  { random, folder }: CaseContext,
  sources: { xafPaths: string[]; documentsDir?: string },
): Promise<string> {
  const out = join(folder, 'packed');
  mkdirSync(out);
  const path = join(out, 'packed.sbqa');
  try {
    await packArchive({ ...sources, passphrase, out: path, acceptsAppointments: false, client: 'Klant' });
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const left = readdirSync(out);
    if (left.length > 0) throw new Finding(`refused, but left behind: ${left.join(', ')}`);
    return `refused: ${error.code}`;
  }
  if (random.chance(0.4)) await requireSound(path);
  return 'packed';
}

/** Books may be wrong, the archive of them may not be. */
async function requireSound(path: string): Promise<void> {
  const archive = await openArchive(path, { kind: 'passphrase', passphrase });
  try {
    const { layers } = await verifyArchive(archive, { threads: 1 });
    for (const name of ['seal', 'structure', 'manifest'] as const) {
      if (layers[name].verdict === 'passed') continue;
      throw new Finding(
        `packed an archive that fails ${name}: ${JSON.stringify(layers[name].findings.slice(0, 3))}`,
      );
    }
  } finally {
    archive.close();
  }
}

function changedXml(random: Random, text: string): Buffer {
  if (random.chance(0.6)) return Buffer.from(mutateXmlLeaves(random, text));
  const bytes = Buffer.from(mutateText(random, text));
  if (random.chance(0.2)) mutateBytes(random, bytes);
  return bytes;
}

const auditfile: Target = {
  name: 'auditfile',
  run(context) {
    const { random, folder } = context;
    const path = join(folder, 'case.xaf');
    const version = random.pick(['3.1', '3.2', '4.0'] as const);
    writeFileSync(path, changedXml(random, declaration + auditfileXml({ version })));
    return pack(context, { xafPaths: [path] });
  },
};

const documents: Target = {
  name: 'documents',
  async run(context) {
    const { random, folder, subjects } = context;
    const documentsDir = join(folder, 'papers');
    mkdirSync(documentsDir);
    for (let i = 0; i < 4; i++) writeFileSync(join(documentsDir, `${i}.xml`), changedXml(random, soundUbl));
    const pdf = Buffer.from(readFileSync(subjects.pdf));
    mutateBytes(random, pdf);
    writeFileSync(join(documentsDir, 'papier.pdf'), pdf);
    return pack(context, { xafPaths: [], documentsDir });
  },
};

const ubl: Target = {
  name: 'ubl',
  async run({ random }) {
    let invoices = 0;
    const cases = 60;
    for (let i = 0; i < cases; i++) {
      const read = await readDocument('case.xml', changedXml(random, soundUbl), new Oddities());
      if (read.invoice !== null) invoices++;
    }
    return invoices === 0 ? 'none read' : 'some read as invoices';
  },
};

export const packerTargets: readonly Target[] = [auditfile, documents, ubl];
