export function RelationsScreen() {
  return <section>RelationsScreen</section>;
}
