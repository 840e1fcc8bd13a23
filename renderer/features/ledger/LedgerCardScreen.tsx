export function LedgerCardScreen() {
  return <section>LedgerCardScreen</section>;
}
