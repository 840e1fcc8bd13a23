export function JournalScreen() {
  return <section>JournalScreen</section>;
}
