export function StatementsScreen() {
  return <section>StatementsScreen</section>;
}
