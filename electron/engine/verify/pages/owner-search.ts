import { type BtreePage, readBtreePage } from './btree-page.ts';
import { lockPage } from './lock-page.ts';
import type { PageOwner, Tree } from './page-owner.ts';
import type { PlainPages } from './plain-pages.ts';

/** A page of a tree with the row ids that can stand below it, where the tree has any; `afterId` is below the first. */
interface Node {
  readonly tree: Tree;
  readonly page: number;
  readonly afterId: number | null;
  readonly lastId: number | null;
}

/** No tree of 2^32 pages is deeper. */
const mostLevels = 40;

/** Missing pages whose owners are kept; beyond, a file is so short that it says nothing any more what else is missing. */
const mostMissing = 200_000;

/**
 * The walk over the b-trees of a damaged file. Interior pages come first, level by level, because they name all leaves; leaves are
 * read only if a wanted page is still unknown, for the overflow pages behind them. What damaged pages say is believed last and only
 * about pages that nobody else claims. Of pages that are missing behind the end of the file all are wanted.
 */
export class OwnerSearch {
  readonly #pages: PlainPages;
  readonly #damaged: ReadonlySet<number>;
  readonly #open: Set<number>;
  readonly #owners = new Map<number, PageOwner>();
  readonly #claimed: Uint8Array;
  readonly #missing = new Map<number, PageOwner>();
  readonly #leaves: Node[] = [];

  constructor(pages: PlainPages, damaged: ReadonlySet<number>, wanted: ReadonlySet<number>) {
    this.#pages = pages;
    this.#damaged = damaged;
    this.#open = new Set(wanted);
    this.#claimed = new Uint8Array(pages.pageCount + 1);
  }

  run(trees: readonly Tree[]): void {
    this.#claim(lockPage(this.#pages.pageBytes), () => free);
    this.#walkFreeList();
    const doubtful: Node[] = [];
    for (const tree of trees)
      this.#walkTree([{ tree, page: tree.rootPage, afterId: null, lastId: null }], doubtful);
    const leavesOfSound = this.#leaves.splice(0);
    for (const leaf of leavesOfSound) {
      if (this.#isDone()) return;
      this.#followOverflows(leaf);
    }
    for (const node of doubtful) this.#walkTree(this.#childrenOf(node), []);
    for (const leaf of this.#leaves) {
      if (this.#isDone()) return;
      this.#followOverflows(leaf);
    }
  }

  /** The owners of missing pages, as far as something points to them. */
  get missing(): PageOwner[] {
    return [...this.#missing.values()];
  }

  /** Missing pages beyond those whose owners are kept. */
  get missingNotLookedFor(): number {
    return this.#missing.size < mostMissing ? 0 : this.#pages.missingPages - mostMissing;
  }

  ownerOf(page: number): PageOwner {
    return (
      this.#owners.get(page) ?? {
        page,
        kind: 'unknown',
        name: null,
        table: null,
        firstId: null,
        lastId: null,
      }
    );
  }

  /** Level by level, all of one depth: in a b-tree every leaf is equally deep. */
  #walkTree(roots: readonly Node[], doubtful: Node[]): void {
    let level = roots.filter((node) => this.#claimNode(node));
    for (let depth = 0; level.length > 0 && depth < mostLevels; depth++) {
      if (this.#isLeafLevel(level)) {
        for (const leaf of level) this.#leaves.push(leaf);
        return;
      }
      const next: Node[] = [];
      for (const node of level) {
        if (!this.#isSound(node.page)) doubtful.push(node);
        else {
          this.#followOverflows(node);
          for (const child of this.#childrenOf(node)) if (this.#claimNode(child)) next.push(child);
        }
      }
      level = next;
    }
  }

  #isLeafLevel(level: readonly Node[]): boolean {
    const witness = level.find(({ page }) => this.#isSound(page)) ?? level[0];
    return witness === undefined || (this.#read(witness.page)?.isLeaf ?? true);
  }

  #childrenOf(node: Node): Node[] {
    const children = this.#read(node.page)?.children ?? [];
    let afterId = node.afterId;
    return children.map((child, i) => {
      const lastId = i === children.length - 1 ? node.lastId : child.lastId;
      const found = { tree: node.tree, page: child.page, afterId, lastId };
      afterId = lastId;
      return found;
    });
  }

  #followOverflows(node: Node): void {
    for (const { firstPage, bytes, rowId } of this.#read(node.page)?.overflows ?? []) {
      this.#followChain(node.tree, firstPage, bytes, rowId);
    }
  }

  /** A chain of overflow pages; each begins with the number of the next. */
  #followChain(tree: Tree, firstPage: number, bytes: number, rowId: number | null): void {
    const perPage = this.#pages.usableBytes - 4;
    let page = firstPage;
    for (let left = bytes; left > 0 && page !== 0; left -= perPage) {
      const isNew = this.#claim(page, () => ({
        kind: tree.kind,
        name: tree.name,
        table: tree.table,
        firstId: rowId,
        lastId: rowId,
      }));
      if (!isNew || this.#isDone()) return;
      const next = this.#nextOf(page);
      // VACUUM lays chains out page after page; of a damaged page only that is believed.
      if (this.#damaged.has(page) && next !== page + 1) return;
      page = next;
    }
  }

  #isSound(page: number): boolean {
    return page <= this.#pages.pageCount && !this.#damaged.has(page);
  }

  #isDone(): boolean {
    return this.#open.size === 0 && this.#missing.size >= Math.min(this.#pages.missingPages, mostMissing);
  }

  /** 0 where the page is missing: what the chain has behind it cannot be told. */
  #nextOf(page: number): number {
    const plain = this.#pages.read(page);
    return plain === null ? 0 : new DataView(plain.buffer, plain.byteOffset).getUint32(0);
  }

  /** Section 1.5: trunk pages, each with the next one's number, a count, and the numbers of free pages. */
  #walkFreeList(): void {
    const pageOne = this.#damaged.has(1) ? null : this.#pages.read(1);
    if (pageOne === null) return;
    let trunk = new DataView(pageOne.buffer, pageOne.byteOffset).getUint32(32);
    while (trunk !== 0 && this.#claim(trunk, () => free) && !this.#damaged.has(trunk)) {
      const plain = this.#pages.read(trunk);
      if (plain === null) return;
      const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
      const leaves = Math.min(view.getUint32(4), Math.floor(plain.length / 4) - 2);
      for (let i = 0; i < leaves; i++) this.#claim(view.getUint32(8 + 4 * i), () => free);
      trunk = view.getUint32(0);
    }
  }

  #read(page: number): BtreePage | null {
    const plain = this.#pages.read(page);
    return plain === null ? null : readBtreePage(plain, page);
  }

  #claimNode({ tree, page, afterId, lastId }: Node): boolean {
    const isTable = tree.kind === 'table';
    return this.#claim(page, () => ({
      kind: tree.kind,
      name: tree.name,
      table: tree.table,
      firstId: isTable && afterId !== null ? afterId + 1 : null,
      lastId: isTable ? lastId : null,
    }));
  }

  /** Whether the page exists and nobody had claimed it; its owner is noted where it is wanted. */
  #claim(page: number, owner: () => Omit<PageOwner, 'page'>): boolean {
    if (page > this.#pages.pageCount) return this.#claimMissing(page, owner);
    if (page < 1 || this.#claimed[page] === 1) return false;
    this.#claimed[page] = 1;
    if (this.#open.delete(page)) this.#owners.set(page, { page, ...owner() });
    return true;
  }

  #claimMissing(page: number, owner: () => Omit<PageOwner, 'page'>): boolean {
    const isPage = page <= this.#pages.pageCount + this.#pages.missingPages;
    if (!isPage || this.#missing.has(page) || this.#missing.size >= mostMissing) return false;
    this.#missing.set(page, { page, ...owner() });
    return true;
  }
}

const free: Omit<PageOwner, 'page'> = { kind: 'free', name: null, table: null, firstId: null, lastId: null };
