export function InvoicesScreen() {
  return <section>InvoicesScreen</section>;
}
