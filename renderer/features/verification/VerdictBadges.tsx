/** The four verdicts in the status bar. Not built yet. */
export function VerdictBadges() {
  return <span />;
}
