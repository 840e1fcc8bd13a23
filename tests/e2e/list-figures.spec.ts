import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './accessibility.ts';
import { expect, test } from './fixture.ts';
import { navigationLink, openSample } from './sample.ts';

const words = {
  en: {
    selected: 'rows selected',
    figures: 'Figures',
    export: 'Export …',
    csv: /^CSV/,
    written: /rows written to/,
    leftOut: 'account of the other party',
  },
  nl: {
    selected: 'rijen geselecteerd',
    figures: 'Cijfers',
    export: 'Exporteren …',
    csv: /^CSV/,
    written: /rijen weggeschreven naar/,
    leftOut: 'tegenrekening',
  },
} as const;

for (const language of ['en', 'nl'] as const) {
  test(`selected rows are added up in the status bar, and the list is exported (${language})`, async ({
    launchApp,
  }) => {
    const say = words[language];
    const app = await openSample(launchApp, { preferences: { language } });
    const { page } = app;
    await navigationLink(app, 'entries').click();
    const grid = page.getByRole('grid');
    await expect(grid.locator('tbody tr:not([aria-busy=true])').first()).toBeVisible();
    await expect(grid.locator('tfoot')).toContainText(/\d[,.]\d\d/);
    await grid.focus();
    await page.keyboard.press('Control+a');
    const bar = page.locator('#status-selection');
    await expect(bar).toContainText(say.selected);
    // All rows selected come to what the foot of the table says.
    const total =
      (await grid.locator('tfoot td').allTextContents()).findLast((text) => /\d/.test(text)) ?? '';
    expect(total).toMatch(/[,.]\d\d$/);
    await expect(bar).toContainText(total);
    await bar.getByRole('button', { name: say.figures }).click();
    await expect(page.getByRole('dialog').getByRole('row')).not.toHaveCount(1);
    await expectAccessible(page, 'popover');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const folder = mkdtempSync(join(tmpdir(), 'archive-export-'));
    try {
      const path = join(folder, 'list.csv');
      await app.answerSaveDialog(path);
      await page.getByRole('button', { name: say.export }).click();
      await page.getByRole('menuitem', { name: say.csv }).click();
      await expect(page.getByText(say.written)).toBeVisible();
      await expectAccessible(page);
      const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
      expect(head.slice(1).split(language === 'nl' ? ';' : ',').length).toBe(
        await grid.getByRole('columnheader').count(),
      );
      const rowCount = Number(await grid.getAttribute('aria-rowcount')) - 1;
      expect(lines).toHaveLength(rowCount);

      const auditfile = join(folder, '2025.xaf');
      await app.answerSaveDialog(auditfile);
      await page.getByRole('button', { name: say.export }).click();
      await page.getByRole('menuitem', { name: /^Auditfile .*2025/ }).click();
      await expect(page.getByText(say.written)).toContainText('2025.xaf');
      await expect(page.getByText(say.written)).toContainText(say.leftOut);
      await expectAccessible(page);
      const xml = readFileSync(auditfile, 'utf8');
      expect(xml.match(/<transaction>/g)).toHaveLength(rowCount);
      expect(xml.trimEnd()).toMatch(/<\/auditfile>$/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
