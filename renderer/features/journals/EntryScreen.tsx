export function EntryScreen() {
  return <section>EntryScreen</section>;
}
