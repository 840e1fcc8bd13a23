import type { SearchHit } from '#shared/contract/search.ts';
import styles from './Marked.module.css';

/** A snippet with the searched words marked; text, whatever stands in it. */
export function Marked({ snippet }: { readonly snippet: SearchHit['snippet'] }) {
  return snippet.map((piece, index) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a snippet never change
      <mark key={index} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
