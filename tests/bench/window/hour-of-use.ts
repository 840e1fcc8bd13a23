import type { Page } from 'playwright';
import type { App } from '../../e2e/driver.ts';
import { createRandom } from '../../fixtures/random.ts';
import { type Held, held } from './held.ts';

/** One thing done every ten seconds. */
const stepsInAnHour = 360;

const lists = [
  'lines',
  'documents',
  'entries',
  'invoices',
  'relations',
  'lines?sort=-amountCents',
  'bank/lines',
  'open-items/items',
  'vat/lines',
  'lines?sort=description',
  'authorisations',
  'exports',
] as const;
const screens = [
  'overview',
  'ledger',
  'profit-and-loss',
  'balance-sheet',
  'vat',
  'open-items',
  'journals',
  'lookups',
] as const;
const words = [
  'winkel',
  'huur',
  '1.210,00',
  'factuur 2022',
  '"V.O.F."',
  'tel',
  '-creditnota kantoor',
  '>1000',
];
const groupings = ['Journal', 'Date, by month', 'Account', 'Relation'] as const;

/**
 * Does in minutes what an accountant does in an hour, at English words: lists scrolled at random, records beside them and alone,
 * statements, searches, groups. `onLap` is told after the first tenth and at the end.
 */
export async function spendAnHour(app: App, onLap: (held: Held) => void): Promise<void> {
  const { page } = app;
  const random = createRandom(41);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  for (let step = 0; step < stepsInAnHour; step++) {
    if (step === stepsInAnHour / 10) onLap(await held(app));
    const kind = step % 6;
    if (kind === 0) await show(page, pick(screens));
    else if (kind === 1) await search(page, pick(words));
    else if (kind < 5) {
      await show(page, lists[step % lists.length] ?? 'lines');
      await scroll(page, random());
      if (kind > 2) await openRecord(page, kind === 4);
    } else {
      await show(page, 'lines');
      await group(page, groupings[Math.floor(step / 6) % groupings.length] ?? 'Journal');
      await scroll(page, random());
      await group(page, 'Not grouped');
    }
  }
  onLap(await held(app));
}

async function show(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${place}`);
  await settled(page);
}

async function search(page: Page, text: string): Promise<void> {
  await show(page, `search?q=${encodeURIComponent(text)}`);
}

/** Until nothing on the screen is still to come. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const main = document.querySelector('main');
    return (
      main?.querySelector('h1, [role=searchbox], [role=grid]') != null &&
      main.querySelector('[aria-busy=true]') === null
    );
  });
}

async function scroll(page: Page, share: number): Promise<void> {
  await page.evaluate(async (part) => {
    const grid = document.querySelector('main :is([role=grid], [role=treegrid])');
    if (grid !== null) grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, share);
  await settled(page);
}

async function openRecord(page: Page, isAlone: boolean): Promise<void> {
  const row = page.locator('main [role=grid] tbody tr').nth(14);
  if (isAlone) await row.dblclick();
  else await row.click();
  await settled(page);
}

async function group(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: /^Group/ }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
  await settled(page);
}
