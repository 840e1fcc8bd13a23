export function JournalsScreen() {
  return <section>JournalsScreen</section>;
}
