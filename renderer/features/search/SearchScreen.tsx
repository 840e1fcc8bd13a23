/** All hits of a search. Not built yet. */
export function SearchScreen() {
  return <section>SearchScreen</section>;
}
