import { inEach, type SourceRule, type Sources, treeOf } from './sources.ts';
import {
  bodyOf,
  importsOf,
  matches,
  membersOf,
  type Node,
  patternOf,
  placesOf,
  valueNamed,
  walk,
} from './syntax.ts';

function senderProblems(path: string, tree: Node): string[] {
  if (!importsOf(tree).some(({ from, name }) => from === 'electron' && name === 'ipcMain')) return [];
  if (path !== 'electron/main/ipc.ts') return [`${path} uses ipcMain`];
  const heard = [
    ...placesOf(tree, 'ipcMain.on($channel, $listener)'),
    ...placesOf(tree, 'ipcMain.handle($channel, $listener)'),
  ];
  const otherwise = walk(tree).filter(
    ({ type, object, property }) =>
      type === 'MemberExpression' &&
      (object as Node).name === 'ipcMain' &&
      !/^(on|handle|off|removeListener|removeHandler)$/.test(String((property as Node).name)),
  );
  const unchecked = heard.filter(({ arguments: given }) => {
    const handler = (given as Node[])[1];
    const body = handler?.type === 'Identifier' ? valueNamed(tree, String(handler.name)) : handler;
    return body === undefined || !beginsWithCheck(body);
  });
  return heard.length === 0 || unchecked.length > 0 || otherwise.length > 0
    ? [`${path}: a message is taken without isFromPage(event, contents)`]
    : [];
}

/** Whether the first condition of a function refuses what is not from the page, and nothing is done before but reading. */
function beginsWithCheck(handler: Node): boolean {
  const body = bodyOf(handler);
  const at = body.findIndex(({ type }) => type === 'IfStatement');
  const check = body[at];
  if (check === undefined || body.slice(0, at).some(({ type }) => type !== 'VariableDeclaration'))
    return false;
  const refusesAlone = matches(check.test, patternOf('!isFromPage(event, contents)'));
  const refusesToo = matches(check.test, patternOf('!isFromPage(event, contents) || $other'));
  return (
    (refusesAlone || refusesToo) &&
    [...walk(check.consequent as Node)].some(({ type }) => type === 'ReturnStatement')
  );
}

const bridged = ['send', 'onMessage', 'onEvent', 'grantDropped'];

function preloadProblems(sources: Sources): string[] {
  const path = 'electron/entries/preload.entry.ts';
  const tree = treeOf(sources, path);
  const members = membersOf(valueNamed(tree, 'bridge'));
  const exposed = [...walk(tree)].filter(
    (node) =>
      node.type === 'CallExpression' && matches(node.callee, patternOf('contextBridge.exposeInMainWorld')),
  );
  const isAsAgreed =
    exposed.length === 1 &&
    matches(exposed[0], patternOf(`contextBridge.exposeInMainWorld('archiveShell', bridge)`));
  const functions = [...(members ?? [])]
    .filter(([, { type }]) => /Function/.test(type))
    .map(([name]) => name);
  const uses = (name: string) =>
    [...walk(tree)].filter((node) => node.type === 'Identifier' && node.name === name).length;
  const called = [...walk(tree)].filter(
    (node) => node.type === 'MemberExpression' && (node.object as Node).name === 'ipcRenderer',
  );
  // Its import names it twice: what it is there, and what it is here.
  const imported = importsOf(tree).some(({ name }) => name === 'ipcRenderer') ? 2 : 0;
  const told = placesOf(tree, 'listener($said)').length;
  const agreed = [
    'ipcRenderer.on(shellChannels.events, (_event, event) => listener(event))',
    'listener(envelope.message)',
  ].flatMap((call) => placesOf(tree, call));
  return [
    ...(isAsAgreed ? [] : [`${path}: something else than the bridge is exposed`]),
    ...(functions.join() === bridged.join() && members?.size === bridged.length
      ? []
      : [`${path}: the bridge is ${[...(members?.keys() ?? [])].join(', ')}`]),
    ...(called.length === uses('ipcRenderer') - imported ? [] : [`${path}: ipcRenderer itself is passed on`]),
    ...(called.every(({ property }) => /^(send|on|invoke)$/.test(String((property as Node).name)))
      ? []
      : [`${path}: ipcRenderer is used for more than messages`]),
    ...(told === 2 && agreed.length === 2 ? [] : [`${path}: an event of Electron is passed on`]),
  ];
}

/** Zod's own reading can be made to throw, so one function stands before it. */
function judgingProblems(path: string, tree: Node): string[] {
  if (path === 'shared/untrusted/read-untrusted.ts') return [];
  const parsed = /^(electron\/main|shared\/rpc)\//.test(path)
    ? walk(tree).filter(
        ({ type, object, property }) =>
          type === 'MemberExpression' &&
          /^parse(Async)?$/.test(String((property as Node).name)) &&
          !/^(JSON|Date|URL)$/.test(String((object as Node).name)),
      )
    : [];
  return [
    ...parsed.map(() => `${path} parses by itself`),
    ...walk(tree)
      .filter(
        ({ type, name }) => type === 'Identifier' && /^safe(Parse|Decode|Encode)(Async)?$/.test(String(name)),
      )
      .map(({ name }) => `${path} uses ${name}`),
  ];
}

/** What is said between the page and the main process, and by whom. */
export const messageRules: readonly SourceRule[] = [
  {
    name: 'the sender of every message is checked',
    problems: (sources) => inEach(sources, ['electron/main/', 'electron/entries/'], senderProblems),
  },
  {
    name: 'what comes from outside is judged in one place',
    problems: (sources) => inEach(sources, ['electron/', 'shared/'], judgingProblems),
  },
  { name: 'the preload gives nothing of Electron', problems: preloadProblems },
];
