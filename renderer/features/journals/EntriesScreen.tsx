export function EntriesScreen() {
  return <section>EntriesScreen</section>;
}
