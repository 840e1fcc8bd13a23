import { builtinModules } from 'node:module';
import { inEach, type SourceRule, type Sources, treeOf } from './sources.ts';
import {
  bodyOf,
  functionNamed,
  importsOf,
  literalOf,
  matches,
  type Node,
  namesIn,
  patternOf,
  placesOf,
  walk,
} from './syntax.ts';

const driver = 'electron/engine/driver/read-only-database.ts';
/** The modules of Node by which a process reaches the network, another program, or a debugger. */
const outward = /^(net|tls|http|https|http2|dgram|dns|inspector|child_process|cluster|repl|vm|wasi)(\/|$)/;
/** By whatever name they go afterwards, and wherever they are taken from. */
const outwardNames = /^(fetch|WebSocket|EventSource|XMLHttpRequest|getBuiltinModule|createRequire)$/;

function wayOutProblems(path: string, tree: Node): string[] {
  return [
    ...importsOf(tree)
      .map(({ from }) => from.replace(/^node:/, ''))
      .filter((from) => outward.test(from) && builtinModules.includes(from.split('/')[0] ?? ''))
      .map((from) => `${path} imports ${from}`),
    ...namesIn(tree)
      .filter((name) => outwardNames.test(name))
      .map((name) => `${path} uses ${name}`),
  ];
}

function placesOfUnsafeMode(path: string, tree: Node): string[] {
  return [...walk(tree)]
    .filter(({ type, name }) => type === 'Identifier' && name === 'unsafeMode')
    .map(() => path);
}

function connectionsMade(path: string, tree: Node): string[] {
  return [...walk(tree)]
    .filter(({ type, callee }) => type === 'NewExpression' && (callee as Node).name === 'Database')
    .map(() => path);
}

/** Files that have the driver itself, not its types alone. */
function driversTaken(path: string, tree: Node): string[] {
  return importsOf(tree).some(({ from }) => from === 'better-sqlite3') ? [path] : [];
}

function connectionProblems(sources: Sources): string[] {
  const tree = treeOf(sources, driver);
  const open = functionNamed(tree, 'openReadOnly');
  const attempt = open === undefined ? undefined : bodyOf(open).find(({ type }) => type === 'TryStatement');
  const settings = attempt === undefined ? [] : bodyOf(attempt.block as Node);
  const isDone = (statement: string) => settings.some((node) => matches(node, patternOf(statement)));
  const opened =
    open === undefined
      ? []
      : placesOf(open, 'new Database(path, { readonly: true, fileMustExist: true, timeout: $ms })');
  const unsafe = inEach(sources, ['electron/'], placesOfUnsafeMode);
  const passing = functionNamed(tree, 'passOverTheMissingEnd');
  const connections = [
    ...inEach(sources, ['electron/'], connectionsMade),
    ...inEach(sources, ['electron/'], driversTaken),
  ];
  return [
    ...(opened.length === 1 ? [] : [`${driver} does not open read-only`]),
    ...["'query_only=ON'", "'trusted_schema=OFF'", "'cell_size_check=ON'", "'temp_store=MEMORY'"]
      .filter((setting) => !isDone(`connection.pragma(${setting});`))
      .map((setting) => `${driver} does not set ${setting}`),
    ...(unsafe.length === 1 &&
    passing !== undefined &&
    placesOf(passing, 'connection.unsafeMode(true)').length === 1
      ? []
      : [`defensive mode is given up in ${unsafe.join(', ')}`]),
    ...connections
      .filter((path) => path !== driver && path !== 'electron/engine/driver/writable-database.ts')
      .map((path) => `${path} opens a database itself`),
  ];
}

/** Who may have a connection that writes: the packer, which makes archives, and nobody that opens them. */
function writerProblems(path: string, tree: Node): string[] {
  return importsOf(tree)
    .filter(({ from }) => from.endsWith('/writable-database.ts'))
    .map(() => `${path} has a connection that writes`);
}

/** A name between quotation marks in a statement, made by hand. */
function quotingProblems(path: string, tree: Node): string[] {
  return [...walk(tree)].flatMap((node) => {
    if (node.type === 'BinaryExpression' && node.operator === '+') {
      const before = String(literalOf(node.left as Node) ?? '');
      return /\b(SELECT|FROM|PRAGMA|JOIN|WHERE|ORDER BY)\b.*["[`]$/s.test(before)
        ? [`${path} quotes a name by itself`]
        : [];
    }
    if (node.type !== 'TemplateLiteral') return [];
    const texts = (node.quasis as Node[]).map(({ value }) => (value as { cooked: string }).cooked);
    const isStatement = /\b(SELECT|FROM|PRAGMA|JOIN|WHERE|ORDER BY|pragma_table)\b/.test(texts.join(' '));
    const isOfTable = texts.some((text) => /\b[a-z]\."$/.test(text));
    const isQuoted = texts.some(
      (text, index) => /["[`]$/.test(text) && /^["\]`]/.test(texts[index + 1] ?? ''),
    );
    return (isStatement || isOfTable) && isQuoted ? [`${path} quotes a name by itself`] : [];
  });
}

const faultWriters = ['electron/main/diagnostics.ts', 'electron/engine/process/report-fault.ts'];

function processesStarted(path: string, tree: Node): string[] {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source itself has the template.
  const agreed = 'utilityProcess.fork(modulePath, [role, keptFolder], { serviceName: `Archive ${role}` })';
  const isAgreed = path === 'electron/main/engine-process.ts' && placesOf(tree, agreed).length === 1;
  const forks = placesOf(tree, 'utilityProcess.fork');
  return forks
    .slice(isAgreed ? 1 : 0)
    .map(() => `${path} starts a process with something else than its role and its folder`);
}

function tellingProblems(path: string, tree: Node): string[] {
  const names = namesIn(tree);
  const mayWrite = faultWriters.includes(path) || path === 'electron/entries/cli.entry.ts';
  return [
    ...names.filter((name) => name === 'console').map(() => `${path} writes to the console`),
    ...names
      .filter((name) => !mayWrite && /^std(out|err)$/.test(name))
      .map(() => `${path} writes to the terminal`),
  ];
}

/** Whether what is written of an error is where it arose, and nothing else of it. */
function tellsThePlaceAlone(tree: Node): boolean {
  const wanted = patternOf('errorPlace(error)');
  const written = [...walk(tree)].flatMap(({ type, expressions }) =>
    type === 'TemplateLiteral' ? (expressions as Node[]) : [],
  );
  const ofError = written.filter((part) => [...walk(part)].some(({ name }) => name === 'error'));
  return ofError.length === 1 && matches(ofError[0], wanted);
}

function secretProblems(sources: Sources): string[] {
  const place = 'shared/rpc/error-place.ts';
  const told = placesOf(treeOf(sources, place), 'error.message').length;
  return [
    ...inEach(sources, ['electron/'], processesStarted),
    ...inEach(
      sources,
      ['electron/main/', 'electron/engine/', 'electron/entries/', 'renderer/'],
      tellingProblems,
    ),
    ...faultWriters
      .filter((path) => !tellsThePlaceAlone(treeOf(sources, path)))
      .map((path) => `${path} writes more of an error than where it arose`),
    ...(told === 0 ? [] : [`${place} takes the message of an error`]),
  ];
}

/** What keeps the engine from writing, from the network, and from telling. */
export const engineRules: readonly SourceRule[] = [
  {
    name: 'no way to the network or another program',
    problems: (sources) => inEach(sources, ['electron/', 'shared/'], wayOutProblems),
  },
  { name: 'a connection that cannot write and trusts nothing', problems: connectionProblems },
  {
    name: 'only the packer has a connection that writes',
    problems: (sources) =>
      inEach(sources, ['electron/engine/', 'electron/cli/', 'electron/main/'], writerProblems),
  },
  {
    name: 'names are quoted by one function',
    problems: (sources) => inEach(sources, ['electron/engine/'], quotingProblems),
  },
  { name: 'no secret in an argument, a log or an error', problems: secretProblems },
];
