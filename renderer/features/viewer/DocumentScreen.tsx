/** One document over the whole width. Not built yet. */
export function DocumentScreen() {
  return <section>DocumentScreen</section>;
}
