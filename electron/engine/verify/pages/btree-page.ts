/** A child of an interior page; `lastId` is the highest row id below it, null in an index and for the rightmost child. */
export interface ChildPage {
  readonly page: number;
  readonly lastId: number | null;
}

/** Content that continues on overflow pages: where they begin, how many bytes they hold, and whose row it is (null in an index). */
export interface Overflow {
  readonly firstPage: number;
  readonly bytes: number;
  readonly rowId: number | null;
}

/** What a b-tree page points to (sqlite.org/fileformat2.html sections 1.6 and 1.7). */
export interface BtreePage {
  readonly kind: 'table' | 'index';
  readonly isLeaf: boolean;
  readonly children: readonly ChildPage[];
  readonly overflows: readonly Overflow[];
}

const kinds: Readonly<Record<number, Pick<BtreePage, 'kind' | 'isLeaf'>>> = {
  2: { kind: 'index', isLeaf: false },
  5: { kind: 'table', isLeaf: false },
  10: { kind: 'index', isLeaf: true },
  13: { kind: 'table', isLeaf: true },
};

const databaseHeaderBytes = 100;

/**
 * Reads the pointers of a b-tree page. Whatever the bytes are, it ends and stays within the page; null where they are no b-tree page.
 * A damaged page may still give pointers, which the caller must not take on trust.
 */
export function readBtreePage(plain: Uint8Array, pageNumber: number): BtreePage | null {
  const start = pageNumber === 1 ? databaseHeaderBytes : 0;
  const type = kinds[plain[start] ?? 0];
  if (type === undefined) return null;
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
  const headerBytes = type.isLeaf ? 8 : 12;
  const cells = view.getUint16(start + 3);
  const pointersFrom = start + headerBytes;
  if (pointersFrom + 2 * cells > plain.length) return null;
  const children: ChildPage[] = [];
  const overflows: Overflow[] = [];
  for (let i = 0; i < cells; i++) {
    const cell = new CellReader(plain, view, view.getUint16(pointersFrom + 2 * i));
    if (!type.isLeaf) {
      const page = cell.uint32();
      if (type.kind === 'table') {
        children.push({ page, lastId: safeId(cell.varint()) });
        continue;
      }
      children.push({ page, lastId: null });
    }
    const payload = cell.varint();
    const rowId = type.kind === 'table' ? safeId(cell.varint()) : null;
    const overflow = overflowOf(cell, payload, type.kind === 'table', plain.length);
    if (overflow !== null) overflows.push({ ...overflow, rowId });
  }
  if (!type.isLeaf) children.push({ page: view.getUint32(start + 8), lastId: null });
  return { ...type, children, overflows };
}

/** How much of a payload stays on the page (section 1.6, "payload overflow"): U is the usable size, P the payload, X the most, M the least. */
function overflowOf(
  cell: CellReader,
  payload: number,
  isTable: boolean,
  usable: number,
): Pick<Overflow, 'firstPage' | 'bytes'> | null {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (payload <= most) return null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((payload - least) % (usable - 4));
  const local = wanted <= most ? wanted : least;
  const firstPage = cell.uint32At(local);
  return firstPage === 0 ? null : { firstPage, bytes: payload - local };
}

function safeId(value: number): number | null {
  return Number.isSafeInteger(value) ? value : null;
}

/** Reads a cell; beyond the page's end everything is zero. */
class CellReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at: number;

  constructor(bytes: Uint8Array, view: DataView, at: number) {
    this.#bytes = bytes;
    this.#view = view;
    this.#at = at;
  }

  uint32(): number {
    const value = this.uint32At(0);
    this.#at += 4;
    return value;
  }

  uint32At(ahead: number): number {
    const at = this.#at + ahead;
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at) : 0;
  }

  /** Section 1.6: big-endian groups of seven bits, the ninth byte whole; 64 bits, two's complement. */
  varint(): number {
    const start = this.#at;
    let value = 0;
    // Seven groups are 49 bits, which a number holds exactly.
    for (let i = 0; i < 7; i++) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    this.#at = start;
    return this.#longVarint();
  }

  #longVarint(): number {
    let value = 0n;
    for (let i = 0; i < 8; i++) {
      const byte = this.#bytes[this.#at++] ?? 0;
      value = (value << 7n) | BigInt(byte & 0x7f);
      if (byte < 0x80) return Number(value);
    }
    return Number(BigInt.asIntN(64, (value << 8n) | BigInt(this.#bytes[this.#at++] ?? 0)));
  }
}
