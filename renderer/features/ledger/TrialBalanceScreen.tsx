export function TrialBalanceScreen() {
  return <section>TrialBalanceScreen</section>;
}
