export function BankLinesScreen() {
  return <section>BankLinesScreen</section>;
}
