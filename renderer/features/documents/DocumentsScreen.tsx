export function DocumentsScreen() {
  return <section>DocumentsScreen</section>;
}
