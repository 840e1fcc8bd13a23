import { inEach, type SourceRule, type Sources, textOf, treeOf } from './sources.ts';
import { importsOf, literalOf, membersOf, type Node, namesIn, placesOf, walk } from './syntax.ts';

const page = ['renderer/', 'shared/'];
/** What turns text into elements or code. */
const textTurners =
  /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|srcDoc|createContextualFragment|setHTMLUnsafe|parseFromString|eval|execScript)$/;
const elements = /^(iframe|webview|object|embed|script|base)$/;

function textProblems(path: string, tree: Node): string[] {
  const said = namesIn(tree).filter((name) => textTurners.test(name));
  return [...said.map((name) => `${path} says ${name}`), ...walk(tree).flatMap(turnings(path))];
}

function turnings(path: string): (node: Node) => string[] {
  return (node) => {
    if (node.type === 'JSXOpeningElement' && elements.test(String((node.name as Node).name))) {
      return [`${path} makes a ${(node.name as Node).name} element`];
    }
    if (node.type === 'NewExpression' && (node.callee as Node).name === 'Function')
      return [`${path} makes code`];
    const isTimer =
      node.type === 'CallExpression' && /^set(Timeout|Interval)$/.test(String((node.callee as Node).name));
    const [what] = isTimer ? (node.arguments as Node[]) : [];
    if (what !== undefined && /^(Literal|TemplateLiteral)$/.test(what.type)) return [`${path} makes code`];
    return isMember(node, /^document$/, /^write(ln)?$/) ? [`${path} writes a document`] : [];
  };
}

function isMember(node: Node, object: RegExp, member: RegExp): boolean {
  if (node.type !== 'MemberExpression') return false;
  return object.test(String((node.object as Node).name)) && member.test(String((node.property as Node).name));
}

/** Addresses that lead out of the window, and windows of its own. */
function wayOutProblems(path: string, tree: Node): string[] {
  const used = namesIn(tree).filter((name) =>
    /^(WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|WebTransport)$/.test(name),
  );
  const others = walk(tree).flatMap((node) => {
    if (isMember(node, /^(window|globalThis|self|top|parent)$/, /^open$/)) return [`${path} opens a window`];
    if (isMember(node, /^navigator$/, /^(sendBeacon|serviceWorker|geolocation|mediaDevices)$/))
      return [`${path} uses navigator.${(node.property as Node).name}`];
    const [address] =
      node.type === 'CallExpression' && saysFetch(node.callee as Node) ? (node.arguments as Node[]) : [];
    if (/^(\w+:|\/\/)/.test(String(literalOf(address) ?? ''))) return [`${path} fetches from elsewhere`];
    return /^javascript:/i.test(String(literalOf(node) ?? '')) ? [`${path} has an address that is code`] : [];
  });
  return [...used.map((name) => `${path} uses ${name}`), ...others];
}

function saysFetch(callee: Node): boolean {
  return callee.name === 'fetch' || (callee.property as Node | undefined)?.name === 'fetch';
}

/** What the one page loads. */
function htmlProblems(sources: Sources): string[] {
  const html = textOf(sources, 'renderer/index.html');
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)</gi)];
  const isForeign = ([, attributes = '', text = '']: RegExpMatchArray) =>
    !/\bsrc="\.\//.test(attributes) || text.trim() !== '';
  return [
    ...(/(src|href)\s*=\s*["']?\s*(https?:|\/\/|data:)/i.test(html)
      ? ['renderer/index.html loads from elsewhere']
      : []),
    ...(/rel\s*=\s*["']?(dns-prefetch|preconnect|prefetch|prerender)/i.test(html)
      ? ['renderer/index.html looks ahead']
      : []),
    ...(/<(iframe|object|embed|base)\b|<[^>]*\son\w+\s*=/i.test(html)
      ? ['renderer/index.html holds another page, or code in an element']
      : []),
    ...(scripts.length === 0 || scripts.some(isForeign)
      ? ['renderer/index.html has a script of its own']
      : []),
  ];
}

const opener = 'renderer/features/viewer/pdf/open-pdf.ts';

function pdfUseProblems(path: string, tree: Node): string[] {
  return [
    ...importsOf(tree)
      .filter(
        ({ from, name }) =>
          /pdfjs-dist.*(sandbox|viewer|scripting)/.test(from) ||
          /Scripting|AnnotationLayer|XfaLayer/.test(name),
      )
      .map(({ from, name }) => `${path} has ${name} of ${from}`),
    ...[...walk(tree)]
      .filter(
        ({ type, name }) => type === 'Identifier' && /^(enableScripting|isEvalSupported)$/.test(String(name)),
      )
      .map(({ name }) => `${path} says ${name}`),
    ...(path === opener
      ? []
      : placesOf(tree, 'getDocument($options)').map(() => `${path} opens a PDF itself`)),
  ];
}

function pdfProblems(sources: Sources): string[] {
  const [opened] = placesOf(treeOf(sources, opener), 'getDocument($options)');
  const options = membersOf((opened?.arguments as Node[] | undefined)?.[0]);
  return [
    ...['enableXfa', 'useWasm']
      .filter((name) => literalOf(options?.get(name)) !== false)
      .map((name) => `${opener}: ${name} is not false`),
    ...inEach(sources, ['renderer/'], pdfUseProblems),
  ];
}

/** What keeps the text of a record text, and a document a picture. */
export const pageRules: readonly SourceRule[] = [
  { name: 'text of a record is text', problems: (sources) => inEach(sources, page, textProblems) },
  {
    name: 'no way out of the window',
    problems: (sources) => [...inEach(sources, page, wayOutProblems), ...htmlProblems(sources)],
  },
  { name: 'a PDF runs nothing', problems: pdfProblems },
];
