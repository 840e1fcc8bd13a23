import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from './fixture.ts';

/**
 * Holds the page as it stands against WCAG 2.2 AA and axe's best practices, and says each offence in a line. A popover stands outside
 * of every landmark, with its button for screen readers, so then that one rule does not apply.
 */
export async function expectAccessible(page: Page, open?: 'popover'): Promise<void> {
  // What is still fading in has the colours of neither state; what goes round for ever (a spinner) has no end to wait for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity,
      ),
  );
  const { violations } = await new AxeBuilder({ page })
    .disableRules(open === 'popover' ? ['region'] : [])
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // The app has one page and no frames; the usual mode would open another page to gather the results.
    .setLegacyMode(true)
    // React Aria's announcements to screen readers: they stay a few seconds, also when what they were about is gone.
    .exclude('[data-live-announcer]')
    .analyze();
  const offences = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id}: ${help}; ${target.join(' ')}; ${html}; ${failureSummary}`,
    ),
  );
  expect(offences).toEqual([]);
}
