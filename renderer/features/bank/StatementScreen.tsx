export function StatementScreen() {
  return <section>StatementScreen</section>;
}
