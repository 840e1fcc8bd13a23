export function LinesScreen() {
  return <section>LinesScreen</section>;
}
