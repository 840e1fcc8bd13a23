export function TablesScreen() {
  return <section>TablesScreen</section>;
}
