/** An element of an auditfile: its text fields by name, and those children that have children of their own. Names are lower case. */
export class XafElement {
  readonly name: string;
  /** The line of the file that it begins in. */
  readonly line: number;
  readonly fields = new Map<string, string>();
  readonly children: XafElement[] = [];

  constructor(name: string, line: number) {
    this.name = name;
    this.line = line;
  }

  /** The first of these fields that says something, trimmed; null where none does. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const value = this.fields.get(name);
      if (value !== undefined) return value;
    }
    return null;
  }

  /** The children of one name. */
  all(name: string): XafElement[] {
    return this.children.filter((child) => child.name === name);
  }

  /** The first child of one name that says anything. */
  first(name: string): XafElement | null {
    return this.children.find((child) => child.name === name && child.fields.size > 0) ?? null;
  }
}
