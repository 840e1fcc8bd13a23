/** What is in the archive. Not built yet. */
export function OverviewScreen() {
  return <section>OverviewScreen</section>;
}
