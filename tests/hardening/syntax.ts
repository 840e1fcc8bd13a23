import { parseSync } from 'vite';

/** A node of a syntax tree (ESTree), looked at by its type and members. */
export interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

const trees = new Map<string, Map<string, Node>>();

/** The syntax tree of a source. Throws SyntaxError for text that is none. */
export function parse(path: string, text: string): Node {
  const ofPath = trees.get(path) ?? new Map<string, Node>();
  trees.set(path, ofPath);
  const known = ofPath.get(text);
  if (known !== undefined) return known;
  const { program, errors } = parseSync(path, text);
  const first = errors[0];
  if (first !== undefined) throw new SyntaxError(`${path}: ${first.message}`);
  // The parser's own types name every node of the language; here a node is looked at by what it has.
  const tree = program as unknown as Node;
  ofPath.set(text, tree);
  return tree;
}

const walked = new WeakMap<Node, readonly Node[]>();

/** Every node from this one down, in the order of the source. */
export function walk(node: Node): readonly Node[] {
  const known = walked.get(node);
  if (known !== undefined) return known;
  const nodes: Node[] = [];
  collect(node, nodes);
  walked.set(node, nodes);
  return nodes;
}

function collect(node: Node, nodes: Node[]): void {
  nodes.push(node);
  for (const name in node) {
    const member = node[name];
    if (Array.isArray(member)) {
      for (const child of member) if (isNode(child)) collect(child, nodes);
    } else if (isNode(member)) collect(member, nodes);
  }
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

// Where a node stands, how a literal was written, and what is there for the compiler alone.
const beside = new Set([
  'start',
  'end',
  'range',
  'loc',
  'parent',
  'raw',
  'typeAnnotation',
  'returnType',
  'typeArguments',
]);

/** Whether a node is what a pattern says, however it is laid out. A name in the pattern that begins with `$` stands for anything. */
export function matches(node: unknown, pattern: unknown): boolean {
  if (isNode(pattern) && pattern.type === 'Identifier' && String(pattern.name).startsWith('$')) return true;
  if (Array.isArray(pattern)) {
    if (!Array.isArray(node) || node.length !== pattern.length) return false;
    return pattern.every((part, index) => matches(node[index], part));
  }
  if (typeof pattern !== 'object' || pattern === null) return node === pattern;
  if (typeof node !== 'object' || node === null) return false;
  const members = new Set([...Object.keys(pattern), ...Object.keys(node)]);
  return [...members].every(
    (name) => beside.has(name) || matches((node as Node)[name], (pattern as Node)[name]),
  );
}

/** The pattern that a piece of source is: one statement, or one expression where it ends without a semicolon. */
export function patternOf(text: string): Node {
  const isStatement = /[;}]$/.test(text);
  const [around] = bodyOf(parse('pattern.ts', `function pattern() { ${isStatement ? text : `(${text});`} }`));
  const statement = around === undefined ? undefined : bodyOf(around)[0];
  if (statement === undefined) throw new SyntaxError(`no pattern: ${text}`);
  if (isStatement) return statement;
  const { expression } = statement;
  if (!isNode(expression)) throw new SyntaxError(`no expression: ${text}`);
  const { expression: inner } = expression;
  return expression.type === 'ParenthesizedExpression' && isNode(inner) ? inner : expression;
}

/** Every place at or under a node where a pattern stands. */
export function placesOf(root: Node, pattern: string): Node[] {
  const wanted = patternOf(pattern);
  return [...walk(root)].filter((node) => matches(node, wanted));
}

/** The statements of a program, a block or a function, exports without their `export`. */
export function bodyOf(node: Node): Node[] {
  const { body } = node;
  if (isNode(body)) return bodyOf(body);
  if (!Array.isArray(body)) return [];
  return body.filter(isNode).map((statement) => {
    const { declaration } = statement;
    return isNode(declaration) ? declaration : statement;
  });
}

/** The function that is declared under a name at the top of a program. */
export function functionNamed(program: Node, name: string): Node | undefined {
  return bodyOf(program).find(
    (statement) => statement.type === 'FunctionDeclaration' && (statement.id as Node | null)?.name === name,
  );
}

/** What a `const` of a name is set to, wherever in a tree it stands. */
export function valueNamed(root: Node, name: string): Node | undefined {
  for (const node of walk(root)) {
    if (node.type === 'VariableDeclarator' && (node.id as Node).name === name && isNode(node.init))
      return node.init;
  }
  return undefined;
}

/** An object's members by name; null where it has any whose name cannot be read, such as a spread. */
export function membersOf(object: Node | undefined): ReadonlyMap<string, Node> | null {
  if (object?.type !== 'ObjectExpression') return null;
  const members = new Map<string, Node>();
  for (const member of object.properties as Node[]) {
    const { key, value, computed } = member;
    if (member.type !== 'Property' || computed === true || !isNode(key) || !isNode(value)) return null;
    members.set(String(key.name ?? key.value), value);
  }
  return members;
}

/** A literal's value; undefined for what is none. */
export function literalOf(node: Node | undefined): unknown {
  return node?.type === 'Literal' ? node.value : undefined;
}

/** What a program imports for running, not for its types: from where, and by which name. */
export function importsOf(program: Node): { readonly from: string; readonly name: string }[] {
  return [...walk(program)].flatMap((node) => {
    if (node.type === 'ImportExpression')
      return [{ from: String(literalOf(node.source as Node)), name: '*' }];
    if (!/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) || !isNode(node.source)) return [];
    const from = String(literalOf(node.source));
    if (node.importKind === 'type' || node.exportKind === 'type') return [];
    const specifiers = (node.specifiers as Node[] | undefined) ?? [];
    return specifiers.length === 0
      ? [{ from, name: '*' }]
      : specifiers
          .filter((specifier) => specifier.importKind !== 'type')
          .map((specifier) => ({
            from,
            name: String((specifier.imported as Node | undefined)?.name ?? '*'),
          }));
  });
}

/** Every name that a source says, by itself or as a member, in brackets or not; one that it says twice stands there twice. */
export function namesIn(root: Node): readonly string[] {
  return walk(root).flatMap((node) => {
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return [String(node.name)];
    const inBrackets = node.type === 'MemberExpression' && node.computed === true;
    const member = inBrackets ? literalOf(node.property as Node) : null;
    return typeof member === 'string' ? [member] : [];
  });
}
