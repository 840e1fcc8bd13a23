// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source, which have templates of their own.
import { inEach, type SourceRule, type Sources, treeOf } from './sources.ts';
import {
  bodyOf,
  functionNamed,
  importsOf,
  literalOf,
  matches,
  membersOf,
  type Node,
  patternOf,
  placesOf,
  valueNamed,
  walk,
} from './syntax.ts';

const entry = 'electron/entries/main.entry.ts';
const program = 'electron/main/program.ts';
const mainProcess = ['electron/main/', 'electron/entries/'];
const hardening = 'electron/main/session-hardening.ts';

/** Each statement of a list that does not stand in a body as it is, not under any condition, or not in this order. */
function missing(path: string, body: readonly Node[], statements: readonly string[]): string[] {
  let from = 0;
  return statements.flatMap((statement) => {
    const wanted = patternOf(statement);
    const at = body.findIndex((node, index) => index >= from && matches(node, wanted));
    if (at >= 0) from = at + 1;
    return at < 0 ? [`${path} does not say ${statement}`] : [];
  });
}

function bodyOfFunction(sources: Sources, path: string, name: string): Node[] {
  const found = functionNamed(treeOf(sources, path), name);
  return found === undefined ? [] : bodyOf(found);
}

/** The window's options that decide what its page may do. Others may stand beside them, but none that is not named here. */
const pageOptions: Readonly<Record<string, boolean | string | undefined>> = {
  preload: undefined,
  session: undefined,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  v8CacheOptions: 'none',
};

function windowsMade(path: string, tree: Node): string[] {
  return [...walk(tree)].flatMap((node) => {
    const callee = node.type === 'NewExpression' ? (node.callee as Node) : undefined;
    const name = String(callee?.name ?? (callee?.property as Node | undefined)?.name ?? '');
    return /^(BrowserWindow|BrowserView|WebContentsView|BaseWindow)$/.test(name)
      ? [`${name} in ${path}`]
      : [];
  });
}

/** The value of the only member of this name in a tree; undefined where there is none, or more than one. */
function memberNamed(tree: Node, name: string): Node | undefined {
  const found = [...walk(tree)].filter(({ type, key }) => type === 'Property' && (key as Node).name === name);
  return found.length === 1 ? (found[0]?.value as Node) : undefined;
}

function windowProblems(sources: Sources): string[] {
  const path = 'electron/main/main-window.ts';
  const made = inEach(sources, ['electron/'], windowsMade);
  if (made.join() !== `BrowserWindow in ${path}`)
    return [`one BrowserWindow is made, not ${made.join(', ')}`];
  const given = membersOf(memberNamed(treeOf(sources, path), 'webPreferences'));
  if (given === null) return [`${path}: the webPreferences cannot be read`];
  return [
    ...Object.entries(pageOptions).flatMap(([name, value]) =>
      !given.has(name) || (value !== undefined && literalOf(given.get(name)) !== value)
        ? [`${path}: ${name} is not ${value ?? 'given'}`]
        : [],
    ),
    ...[...given.keys()]
      .filter((name) => !Object.hasOwn(pageOptions, name))
      .map((name) => `${path}: ${name}`),
  ];
}

function policyProblems(sources: Sources): string[] {
  const path = 'electron/main/app-protocol.ts';
  const tree = treeOf(sources, path);
  const joined = valueNamed(tree, 'contentSecurityPolicy');
  const list = ((joined?.callee as Node | undefined)?.object as Node | undefined)?.elements as
    | Node[]
    | undefined;
  const directives = new Map(
    (list ?? []).map((node) => {
      const [name = '', ...values] = String(literalOf(node)).split(' ');
      return [name, values.join(' ')] as const;
    }),
  );
  const wanted: Readonly<Record<string, RegExp>> = {
    'default-src': /^'none'$/,
    'script-src': /^'self'$/,
    'style-src': /^'self'$/,
    'img-src': /^'self' blob: data:$/,
    'font-src': /^'self'$/,
    'connect-src': /^'self'$/,
    'worker-src': /^'self'$/,
    'base-uri': /^'none'$/,
    'form-action': /^'none'$/,
    'frame-ancestors': /^'none'$/,
  };
  return [
    ...Object.entries(wanted).flatMap(([name, value]) =>
      value.test(directives.get(name) ?? '') ? [] : [`${path}: ${name} is '${directives.get(name) ?? ''}'`],
    ),
    ...[...directives.keys()]
      .filter((name) => !Object.hasOwn(wanted, name))
      .map((name) => `${path}: ${name}`),
    ...headerProblems(path, tree, 'assetHeaders', "'content-security-policy': contentSecurityPolicy"),
    ...headerProblems(
      'electron/main/document-response.ts',
      treeOf(sources, 'electron/main/document-response.ts'),
      'documentHeaders',
      `'content-security-policy': "sandbox; default-src 'none'"`,
    ),
  ];
}

/** The headers with the policy, and every answer that goes out without them. */
function headerProblems(path: string, tree: Node, name: string, policy: string): string[] {
  const headers = valueNamed(tree, name);
  const wanted = [...walk(patternOf(`$x({ ${policy} })`))].find(({ type }) => type === 'Property');
  const said = ((headers?.properties as Node[] | undefined) ?? []).filter((member) =>
    matches(member, wanted),
  );
  // A constant that holds them, or one that holds such a constant.
  const carrying = new Set([name]);
  const carries = (node: Node) =>
    [...walk(node)].some(({ type, name: used }) => type === 'Identifier' && carrying.has(String(used)));
  for (const node of walk(tree)) {
    if (node.type === 'VariableDeclarator' && node.init !== null && carries(node.init as Node))
      carrying.add(String((node.id as Node).name));
  }
  const answers = [...walk(tree)].filter(
    (node) => node.type === 'NewExpression' && (node.callee as Node).name === 'Response',
  );
  const bare = answers.filter(({ arguments: given }) => {
    const options = (given as Node[])[1];
    return options === undefined || !carries(options);
  });
  return [
    ...(said.length === 1 ? [] : [`${path}: ${name} does not say ${policy}`]),
    ...(answers.length > 0 && bare.length === 0 ? [] : [`${path}: an answer goes out without ${name}`]),
  ];
}

/** What the program may have of Electron; opening links, views, the keychain and the network are not among it. */
const electronNames = new Set(
  (
    'app BrowserWindow clipboard dialog ipcMain Menu MessageChannelMain nativeTheme powerMonitor protocol screen session ' +
    'utilityProcess contextBridge ipcRenderer webUtils'
  ).split(' '),
);
const forbiddenWords =
  /^(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegrationInSubFrames|allowpopups|openExternal|openPath|enableRemoteModule|loadFile|executeJavaScript|no-sandbox|disable-web-security|remote-debugging-port|ignore-certificate-errors|bypassCSP|setCertificateVerifyProc|registerFileProtocol|safeStorage)$/;

function wordProblems(path: string, tree: Node): string[] {
  return [
    ...[...walk(tree)].flatMap((node) => {
      const word = node.type === 'Identifier' ? String(node.name) : String(literalOf(node) ?? '');
      if (forbiddenWords.test(word)) return [`${path} says ${word}`];
      if (/^(file|https?|wss?):/.test(word)) return [`${path} says ${word}`];
      return node.type === 'TemplateElement' &&
        /^(file|https?|wss?):\/\//.test(String((node.value as { raw: string }).raw))
        ? [`${path} makes an address of another scheme`]
        : [];
    }),
    ...importsOf(tree)
      .filter(
        ({ from, name }) =>
          /^@?electron(\/|$)/.test(from) && (from !== 'electron' || !electronNames.has(name)),
      )
      .map(({ from, name }) => `${path} has ${name} of ${from}`),
  ];
}

/** What the main process must tell Electron, of which the stand-in enforces a part. */
export const mainProcessRules: readonly SourceRule[] = [
  { name: 'sandbox, isolation and no Node for the page', problems: windowProblems },
  {
    name: 'a sandbox for every process, and no host but none',
    problems: (sources) =>
      missing(entry, bodyOf(treeOf(sources, entry)), [
        'app.enableSandbox();',
        "app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');",
        'registerAppScheme();',
      ]),
  },
  {
    name: 'every page is hardened before it is made',
    problems: (sources) =>
      missing(program, bodyOfFunction(sources, program, 'startProgram'), [
        "const windowSession = session.fromPartition('archive', { cache: false });",
        'hardenSession(windowSession);',
        "app.on('web-contents-created', (_event, contents) => hardenContents(contents));",
        'handleAppProtocol(windowSession, paths.renderer, engineSession.documents);',
        'openWindow();',
      ]).concat(
        placesOf(treeOf(sources, program), 'session.defaultSession').length === 0
          ? []
          : [`${program} uses the default session`],
      ),
  },
  {
    name: 'no network, permission, device or download',
    problems: (sources) => [
      ...missing(hardening, bodyOfFunction(sources, hardening, 'hardenSession'), [
        'session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysHere(url) }));',
        'session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin));',
        'session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(mayUse(permission, requestingUrl)));',
        'session.setDevicePermissionHandler(() => false);',
        'session.setSpellCheckerEnabled(false);',
        "session.on('will-download', (event) => event.preventDefault());",
      ]),
      ...missing(hardening, bodyOfFunction(sources, hardening, 'staysHere'), [
        "return isOfApp(url) || url.startsWith('data:') || url.startsWith(`blob:${appOrigin}/`);",
      ]),
      ...missing(hardening, bodyOfFunction(sources, hardening, 'mayUse'), [
        "return permission === 'clipboard-sanitized-write' && isOfApp(`${originOrUrl}/`);",
      ]),
    ],
  },
  {
    name: 'no other page, window or webview',
    problems: (sources) =>
      missing(hardening, bodyOfFunction(sources, hardening, 'hardenContents'), [
        "contents.on('will-frame-navigate', (event) => { if (!event.isMainFrame || !isOfApp(event.url)) event.preventDefault(); });",
        "contents.on('will-redirect', (event) => event.preventDefault());",
        "contents.on('will-attach-webview', (event) => event.preventDefault());",
        "contents.setWindowOpenHandler(() => ({ action: 'deny' }));",
        "contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');",
      ]),
  },
  { name: 'a strict policy with every answer', problems: policyProblems },
  {
    name: 'nothing that weakens it is named',
    problems: (sources) => inEach(sources, mainProcess, wordProblems),
  },
];
