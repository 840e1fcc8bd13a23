// `npm run weaken`: breaks every rule of docs/security.md in a copy of the project, one line at a time, and runs the tests that are to
// notice. Arguments choose by file or rule. Prints a table; fails where a test passes that should not, or where one fails before anything is broken.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Weakening, weakened, weakenings } from '../tests/hardening/weakenings.ts';
import { root } from './checks/run-step.ts';

const chosen = process.argv.slice(2);
const wanted = weakenings.filter(
  ({ path, rule }) => chosen.length === 0 || chosen.some((word) => `${path} ${rule}`.includes(word)),
);
const copy = mkdtempSync(join(tmpdir(), 'archive-weakened-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
copyProject();

const tests = [...new Set(wanted.flatMap(({ noticedBy }) => noticedBy))];
const broken = tests.filter((test) => !passes(test));
for (const test of broken) console.log(`fails before anything is broken: ${test}`);
const rows = broken.length > 0 ? [] : wanted.flatMap(rowsOf);
console.log(`| rule | broken | noticed by | |\n|---|---|---|---|`);
for (const row of rows) console.log(row.text);
const missed = rows.filter(({ isNoticed }) => !isNoticed).length;
console.log(`${wanted.length} lines broken, ${rows.length - missed} of ${rows.length} tests noticed`);
process.exitCode = broken.length === 0 && missed === 0 ? 0 : 1;

/** The project as git has it and as it stands, with what it needs beside it. */
function copyProject(): void {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  for (const path of stdout.split('\0').filter((name) => name !== '')) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** Breaks one line, runs the tests that are to notice, and mends it. */
function rowsOf(weakening: Weakening): { readonly text: string; readonly isNoticed: boolean }[] {
  const { rule, path, text, becomes, noticedBy } = weakening;
  const file = join(copy, path);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, weakened(source, weakening));
  try {
    return noticedBy.map((test) => {
      const isNoticed = !passes(test);
      const change = `\`${path}\`: \`${oneLine(text)}\` → \`${oneLine(becomes)}\``;
      const row = `| ${rule} | ${change} | \`${test}\` | ${isNoticed ? 'failed' : '**PASSED**'} |`;
      console.error(row);
      return { text: row, isNoticed };
    });
  } finally {
    writeFileSync(file, source);
  }
}

function passes(test: string): boolean {
  const project = test.startsWith('tests/unit/') ? 'unit' : 'integration';
  const { status, error } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--bail=1', test],
    { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (error !== undefined) throw error;
  return status === 0;
}

function oneLine(text: string): string {
  return text.replaceAll('\n', ' ').trim().replaceAll('|', '\\|');
}
