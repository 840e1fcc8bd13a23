import type { Page } from 'playwright';

/** Frames as the page drew them: the time between each and the one before, in milliseconds. */
export interface Frames {
  readonly gapsMs: readonly number[];
  /** How long after the movement had ended the last row in sight got its text. */
  readonly filledAfterMs: number;
  /** Rows in sight without their text, once all was at rest. */
  readonly blankRows: number;
}

/** What one does to the list on the screen. */
export type Movement = 'rest' | 'wheel' | 'scroll bar';

const wheelPixelsASecond = 12_000;

/** Notes when each frame is drawn while the list on the screen is moved for that long. */
export async function recordFrames(page: Page, movement: Movement, lengthMs: number): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    const note = (time: number) => {
      times.push(time);
      if (Object.hasOwn(globalThis, 'frameTimes')) requestAnimationFrame(note);
    };
    Object.assign(globalThis, { frameTimes: times });
    requestAnimationFrame(note);
  });
  if (movement === 'wheel') await turnTheWheel(page, lengthMs);
  else if (movement === 'scroll bar') await dragTheScrollBar(page, lengthMs);
  else await page.waitForTimeout(lengthMs);
  return page.evaluate(async () => {
    const own = globalThis as { frameTimes?: number[] };
    const times = own.frameTimes ?? [];
    delete own.frameTimes;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const blank = () => {
      const grid = document.querySelector('table[role=grid]');
      if (grid === null) return 0;
      const { top, bottom } = grid.getBoundingClientRect();
      return [...grid.querySelectorAll('tbody tr')].filter((row) => {
        const box = row.getBoundingClientRect();
        return (
          box.bottom > top &&
          box.top < bottom &&
          (row.getAttribute('aria-busy') === 'true' || row.textContent === '')
        );
      }).length;
    };
    const restedAt = performance.now();
    let filledAt = restedAt;
    while (blank() > 0 && performance.now() - restedAt < 5_000) {
      await frame();
      filledAt = performance.now();
    }
    for (let calm = 0; calm < 10; calm++) await frame();
    return {
      gapsMs: times.slice(1).map((time, index) => time - (times[index] ?? time)),
      filledAfterMs: filledAt - restedAt,
      blankRows: blank(),
    };
  });
}

/** Real wheel input by way of the browser's compositor, as a hand on a mouse or touch pad makes it. */
async function turnTheWheel(page: Page, lengthMs: number): Promise<void> {
  const box = await page.locator('table[role=grid]').boundingBox();
  if (box === null) throw new Error('There is no list on the screen.');
  const debug = await page.context().newCDPSession(page);
  await debug.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    yDistance: -Math.round((wheelPixelsASecond * lengthMs) / 1000),
    speed: wheelPixelsASecond,
    gestureSourceType: 'mouse',
  });
  await debug.detach();
}

/** To and fro over the whole length, one way in two seconds. */
async function dragTheScrollBar(page: Page, lengthMs: number): Promise<void> {
  await page.evaluate(async (length) => {
    const grid = document.querySelector('table[role=grid]');
    if (grid === null) throw new Error('There is no list on the screen.');
    const start = performance.now();
    for (let now = start; now - start < length; ) {
      const turn = ((now - start) / 2_000) % 2;
      grid.scrollTop = (turn < 1 ? turn : 2 - turn) * (grid.scrollHeight - grid.clientHeight);
      now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    }
  }, lengthMs);
}
