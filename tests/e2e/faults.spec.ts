import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { whyNotTraced } from '../fixtures/traced-calls.ts';
import { expectAccessible } from './accessibility.ts';
import type { App } from './driver.ts';
import { expect, test } from './fixture.ts';
import { samplePath } from './paths.ts';
import { navigationLink, openSample, unlockSample } from './sample.ts';

// What the window says when something below it fails, what it offers, and that nothing is lost or left half-written.

const words = {
  en: {
    sealed: 'The file is whole, as it was sealed',
    stopped: 'The reading process stopped',
    restarted: 'The reading process stopped and was started again.',
    missing: 'The file is not there any more',
    changed: 'The file was changed while it was open',
    unreadable: 'The file cannot be read',
    notDamaged: 'nothing says that the archive itself is damaged',
    retry: 'Try again',
    profile: 'This program cannot read or write in its own folder',
    relations: 'Relations',
    events: 'Document events',
    notPrinted: 'Not printed:',
    close: 'Close',
  },
  nl: {
    sealed: 'Het bestand is gaaf, zoals het is verzegeld',
    stopped: 'Het leesproces is gestopt',
    restarted: 'Het leesproces stopte en is opnieuw gestart.',
    missing: 'Het bestand is er niet meer',
    changed: 'Het bestand is veranderd terwijl het open was',
    unreadable: 'Het bestand kan niet worden gelezen',
    notDamaged: 'niets wijst erop dat het archief zelf beschadigd is',
    retry: 'Opnieuw proberen',
    profile: 'Het programma kan in zijn eigen map',
    relations: 'Relaties',
    events: 'Tijdlijn van documenten',
    notPrinted: 'Niet afgedrukt:',
    close: 'Sluiten',
  },
} as const;
const languages = ['en', 'nl'] as const;

function engineId(app: App): Promise<number> {
  return app.evaluate(({ app: electron }) => {
    const pid = electron.getAppMetrics().find(({ name }) => name === 'Archive engine')?.pid;
    if (pid === undefined) throw new Error('There is no engine.');
    return pid;
  }, null);
}

/** Does something while the engine stands still, so that it is certainly under way, and then ends the engine. */
async function killedDuring(app: App, act: () => Promise<void>): Promise<void> {
  const pid = await engineId(app);
  process.kill(pid, 'SIGSTOP');
  await act();
  process.kill(pid, 'SIGKILL');
}

const rows = (app: App) => app.page.locator('main table[role=grid] tbody tr:not([aria-busy=true])');

for (const language of languages) {
  const said = words[language];

  test(`an engine that is killed, in whatever it does: the window says so and goes on (${language})`, async ({
    launchApp,
  }) => {
    test.skip(process.platform === 'win32', 'a process cannot be made to stand still there');
    const app = await launchApp({ files: [samplePath], preferences: { language } });
    const { page } = app;
    const notice = page.getByRole('status').filter({ hasText: said.restarted });
    const closeNotice = async () => {
      await expect(notice).toBeVisible();
      await notice.getByRole('button', { name: said.close }).click();
      await expect(notice).toBeHidden();
    };

    await test.step('unlocking', async () => {
      // What the seal says comes from the engine, too: it must have been asked for that before it stands still.
      await expect(page.getByText(said.sealed).first()).toBeVisible();
      await killedDuring(app, async () => {
        await page.locator('input[type=password]').fill(SAMPLE_PASSPHRASE);
        await page.locator('button[type=submit]').click();
        await expect(page.getByRole('progressbar')).toBeVisible();
      });
      await expect(page.getByRole('alert')).toContainText(said.stopped);
      await expect(page.locator('input[type=password]')).toHaveValue(SAMPLE_PASSPHRASE);
      await expectAccessible(page);
      await unlockSample(app);
    });

    await test.step('browsing', async () => {
      await killedDuring(app, () => navigationLink(app, 'invoices').click());
      await expect(rows(app).first()).toBeVisible();
      await expect(notice).toBeVisible();
      await expectAccessible(page);
      await closeNotice();
    });

    await test.step('in the middle of a search', async () => {
      await killedDuring(app, async () => {
        await page.evaluate(() => {
          location.hash = '#/search?q=factuur';
        });
        await expect(page).toHaveURL(/#\/search/);
      });
      await closeNotice();
      await expect(rows(app).first()).toBeVisible();
    });

    await test.step('printing', async () => {
      await navigationLink(app, 'relations').click();
      // Until then, the rows of the search are still to be seen.
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.relations);
      await expect(rows(app).first()).toBeVisible();
      await killedDuring(app, () => app.runMenuItem('print'));
      await closeNotice();
      await expect(rows(app).first()).toBeVisible();
    });

    await test.step('exporting', async () => {
      const folder = test.info().outputPath(`export-${language}`);
      mkdirSync(folder);
      const target = join(folder, 'regels.xlsx');
      writeFileSync(target, 'mine');
      await page.evaluate(() => {
        location.hash = '#/tables/journal_line';
      });
      await expect(rows(app).first()).toBeVisible();
      await app.answerSaveDialog(target);
      const pid = await engineId(app);
      const watcher = watch(folder, () => {
        if (readdirSync(folder).some((name) => name.endsWith('.part'))) process.kill(pid, 'SIGKILL');
      });
      await page.getByRole('button', { name: /^Export/ }).click();
      await page.getByRole('menuitem').first().click();
      await closeNotice();
      watcher.close();
      await expect(page.getByRole('alert')).toBeVisible();
      await expect.poll(() => readdirSync(folder)).toEqual(['regels.xlsx']);
      expect(readFileSync(target, 'utf8')).toBe('mine');
    });
  });

  test(`a screen without a print button that could not be printed says so (${language})`, async ({
    launchApp,
  }) => {
    test.skip(process.platform === 'win32', 'a process cannot be made to stand still there');
    const app = await openSample(launchApp, { preferences: { language } });
    const { page } = app;
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
    await killedDuring(app, () => app.runMenuItem('print'));
    const alert = page.getByRole('alert').filter({ hasText: said.notPrinted });
    await expect(alert).toBeVisible();
    await expectAccessible(page);
    await alert.getByRole('button').click();
    await expect(alert).toBeHidden();
  });

  test(`a file that vanishes before it is opened, and one that is cut while it is open (${language})`, async ({
    launchApp,
  }) => {
    const app = await launchApp({ preferences: { language } });
    const { page } = app;
    const copy = test.info().outputPath(`kopie-${language}.sbqa`);
    copyFileSync(samplePath, copy);
    copyFileSync(`${samplePath}.seal.json`, `${copy}.seal.json`);
    await expect(page.getByTestId('drop-zone')).toBeVisible();
    await app.answerOpenDialog(copy);
    await app.runMenuItem('open-archive');
    await expect(page.getByText(said.sealed).first()).toBeVisible();
    renameSync(copy, `${copy}.away`);
    await page.locator('input[type=password]').fill(SAMPLE_PASSPHRASE);
    await page.locator('button[type=submit]').click();
    await expect(page.getByRole('alert')).toContainText(said.missing);
    renameSync(`${copy}.away`, copy);
    await unlockSample(app);
    truncateSync(copy, 8192);
    await navigationLink(app, 'invoices').click();
    await expect(page.getByText(said.changed).first()).toBeVisible();
    await expectAccessible(page);
  });

  test(`a share that goes away while an archive on it is open, and comes back (${language})`, async ({
    launchApp,
  }) => {
    const untraced = whyNotTraced();
    test.skip(untraced !== null, untraced ?? '');
    const app = await openSample(launchApp, { preferences: { language } });
    const { page } = app;
    // Away from the overview, which may still be reading and would say the same.
    await navigationLink(app, 'tables').click();
    await expect(page.getByRole('main').getByRole('link', { name: 'document_event' })).toBeVisible();
    // Every read of the file fails as of a share that is gone, until the tracer is.
    const inject = ['-e', 'trace=pread64', '-e', 'inject=pread64:error=EIO', '-P', samplePath];
    const strace = spawn('strace', ['-f', '-o', '/dev/null', ...inject, '-p', String(await engineId(app))]);
    await once(strace.stderr, 'data');
    await page.evaluate(() => {
      location.hash = '#/tables/document_event';
    });
    await expect(page.getByText(said.unreadable).first()).toBeVisible();
    await expect(page.getByText(said.notDamaged, { exact: false }).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.events);
    await expectAccessible(page);
    const ended = once(strace, 'exit');
    strace.kill('SIGINT');
    await ended;
    await page.getByRole('button', { name: said.retry }).first().click();
    await expect(rows(app).first()).toBeVisible();
  });

  test(`what a killed program left half-written is removed at the next start (${language})`, async ({
    launchApp,
  }) => {
    const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
    const folder = test.info().outputPath(`left-${language}`);
    mkdirSync(folder);
    try {
      const app = await launchApp({ userDataDir, locale: language, files: [samplePath] });
      await unlockSample(app);
      await navigationLink(app, 'relations').click();
      await expect(rows(app).first()).toBeVisible();
      const target = join(folder, 'relaties.csv');
      await app.answerSaveDialog(target);
      await app.page.getByRole('button', { name: /^Export/ }).click();
      await app.page.getByRole('menuitem', { name: /CSV/ }).first().click();
      await expect.poll(() => existsSync(target)).toBe(true);
      // As it stands on the disk when the power fails now, and an export of the process that was killed with it.
      const note = readFileSync(join(userDataDir, 'exports.json'), 'utf8');
      expect(JSON.parse(note)).toEqual([target]);
      const ended = await engineId(app);
      await app.runMenuItem('lock');
      await expect.poll(() => existsSync(join(userDataDir, 'exports.json'))).toBe(false);
      await app.close();
      writeFileSync(join(userDataDir, 'exports.json'), note);
      writeFileSync(join(folder, `.relaties.csv.${ended}-0123456789ab.part`), 'half');
      writeFileSync(join(folder, '.relaties.csv.mine.part'), 'mine');

      const next = await launchApp({ userDataDir, locale: language });
      await expect(next.page.getByTestId('drop-zone')).toBeVisible();
      await expect.poll(() => existsSync(join(userDataDir, 'exports.json'))).toBe(false);
      expect(readdirSync(folder).sort()).toEqual(['.relaties.csv.mine.part', 'relaties.csv']);
    } finally {
      rmSync(userDataDir, { recursive: true, force: true });
    }
  });

  test(`a profile folder in which nothing can be kept: said once, and everything else goes on (${language})`, async ({
    launchApp,
  }) => {
    const userDataDir = mkdtempSync(join(tmpdir(), 'archive-user-'));
    try {
      // Folders in the places of files, and a file in that of a folder: the superuser, whom no permission stops, cannot write them either.
      for (const name of ['preferences.json', 'recent.json', 'window.json', 'publisher-keys.json']) {
        mkdirSync(join(userDataDir, name, 'in the way'), { recursive: true });
      }
      writeFileSync(join(userDataDir, 'archives'), '');
      const app = await launchApp({ userDataDir, locale: language, files: [samplePath] });
      const { page } = app;
      const notice = page.getByRole('status').filter({ hasText: said.profile });
      await expect(notice).toContainText(userDataDir);
      await expectAccessible(page);
      await notice.getByRole('button', { name: said.close }).click();
      await expect(notice).toBeHidden();
      await unlockSample(app);
      await navigationLink(app, 'invoices').click();
      await expect(rows(app).first()).toBeVisible();
      await app.setWindowBounds({ width: 1100, height: 700 });
      await app.runMenuItem('lock');
      await expect(page.locator('input[type=password]')).toBeVisible();
      await app.close();
      expect(readdirSync(userDataDir).filter((name) => /\.(tmp|part)$/.test(name))).toEqual([]);
    } finally {
      rmSync(userDataDir, { recursive: true, force: true });
    }
  });
}
