import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from './fixture.ts';

/** Holds the page as it stands against WCAG 2.2 AA with axe, and says each offence in a line. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // A tooltip belongs to its control, wherever it stands in the document.
    .exclude('[role=tooltip]')
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
