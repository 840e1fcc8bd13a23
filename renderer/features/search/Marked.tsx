import type { SearchHit } from '#shared/contract/search.ts';
import styles from './Marked.module.css';
import { shortenLead } from './shorten-lead.ts';

/** A snippet with the searched words marked; text, whatever stands in it. `lead` is how much is shown before the first. */
export function Marked({
  snippet,
  lead = Number.POSITIVE_INFINITY,
}: {
  readonly snippet: SearchHit['snippet'];
  readonly lead?: number;
}) {
  return shortenLead(snippet, lead).map((piece, index) =>
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
