export function TableScreen() {
  return <section>TableScreen</section>;
}
