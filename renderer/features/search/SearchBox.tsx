/** The global search in the top bar. Not built yet. */
export function SearchBox() {
  return <span />;
}
