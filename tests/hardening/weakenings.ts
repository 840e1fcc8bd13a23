// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of source, which have templates of their own.
/** One line of the program made weaker, and every test that must fail for it. */
export interface Weakening {
  /** As the table of rules in docs/security.md has it. */
  readonly rule: string;
  readonly path: string;
  /** Stands in the file exactly once. */
  readonly text: string;
  readonly becomes: string;
  /** Files of tests; each of them fails. */
  readonly noticedBy: readonly string[];
}

/** The test that reads the rules off the source. */
export const sourceTest = 'tests/unit/main/electron-rules.test.ts';
const answers = 'tests/unit/main/session-hardening.test.ts';
const tries = 'tests/integration/main/hardening.test.ts';
const program = 'tests/integration/main/program.test.ts';
const appProtocol = 'tests/unit/main/app-protocol.test.ts';
const senders = 'tests/unit/main/menu-and-senders.test.ts';
const grants = 'tests/unit/main/files-and-windows.test.ts';
const driver = 'tests/integration/driver/read-only-database.test.ts';
const errors = 'tests/unit/rpc/error-place.test.ts';
const keys = 'tests/unit/engine/keys-and-headers.test.ts';

type Change = readonly [text: string, becomes: string, ...noticedBy: string[]];

function ofRule(rule: string, changes: Readonly<Record<string, readonly Change[]>>): Weakening[] {
  return Object.entries(changes).flatMap(([path, list]) =>
    list.map(([text, becomes, ...noticedBy]) => ({ rule, path, text, becomes, noticedBy })),
  );
}

const page = ofRule('the page has no Node, and its bridge passes copies alone', {
  'electron/main/main-window.ts': [
    ['sandbox: true', 'sandbox: false', sourceTest, program],
    ['contextIsolation: true', 'contextIsolation: false', sourceTest, program],
    ['nodeIntegration: false', 'nodeIntegration: true', sourceTest, program],
    ['nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true', sourceTest],
    ['webviewTag: false', 'webviewTag: true', sourceTest],
    ['navigateOnDragDrop: false', 'navigateOnDragDrop: true', sourceTest],
    ['spellcheck: false,', 'spellcheck: false,\n      webSecurity: false,', sourceTest],
    ["v8CacheOptions: 'none'", "v8CacheOptions: 'code'", sourceTest],
  ],
  'electron/entries/main.entry.ts': [
    ['\napp.enableSandbox();', '', sourceTest],
    ['\napp.enableSandbox();', '\nif (app.isPackaged) app.enableSandbox();', sourceTest],
  ],
  'electron/entries/preload.entry.ts': [
    [
      "exposeInMainWorld('archiveShell', bridge)",
      "exposeInMainWorld('archiveShell', { ...bridge, ipcRenderer })",
      sourceTest,
    ],
    ['listener(event));', 'listener(_event as never));', sourceTest],
    ['  async grantDropped(file) {', '  ipc: ipcRenderer,\n  async grantDropped(file) {', sourceTest],
  ],
});

const policy = ofRule("a policy that allows nothing but the app's own", {
  'electron/main/app-protocol.ts': [
    [`"default-src 'none'"`, `"default-src *"`, sourceTest, program],
    [`"script-src 'self'"`, `"script-src 'self' 'unsafe-eval'"`, sourceTest, program],
    [`"style-src 'self'"`, `"style-src 'self' 'unsafe-inline'"`, sourceTest, program],
    [`"connect-src 'self'"`, `"connect-src *"`, sourceTest, program],
    [`  "base-uri 'none'",\n`, '', sourceTest, program],
    [`  "form-action 'none'",\n`, '', sourceTest, program],
    [`  "frame-ancestors 'none'",\n`, '', sourceTest, program],
    ["  'content-security-policy': contentSecurityPolicy,\n", '', sourceTest, program],
    [
      "headers: { ...assetHeaders, 'content-type': type }",
      "headers: { 'content-type': type }",
      sourceTest,
      program,
    ],
  ],
  'electron/main/document-response.ts': [
    [`"sandbox; default-src 'none'"`, `"default-src 'self'"`, sourceTest, appProtocol],
    ["'x-content-type-options': 'nosniff'", "'x-content-type-options': ''", appProtocol],
  ],
  'electron/main/content-types.ts': [
    ["'application/pdf', 'image/png'", "'application/pdf', 'text/html', 'image/png'", appProtocol],
  ],
});

const ownScheme = ofRule('`app://` alone, and no path out of its folder', {
  'electron/main/contained-path.ts': [
    ['path.startsWith(root + sep) ? path : null', 'path', appProtocol],
    ['if (/[\\\\:\\0]/.test(decoded)) return null;', '', appProtocol],
  ],
  'electron/main/app-origin.ts': [
    ['url.startsWith(`${appOrigin}/`)', 'url.startsWith(appOrigin)', appProtocol, answers],
  ],
  'electron/main/app-protocol.ts': [
    ["if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);", '', program],
  ],
  'electron/main/main-window.ts': [['`${appOrigin}/index.html`', "'https://example.com/'", sourceTest]],
});

const staying = ofRule('no navigation, window, permission, webview or download', {
  'electron/main/session-hardening.ts': [
    ['!event.isMainFrame || !isOfApp(event.url)', '!event.isMainFrame', sourceTest, answers, tries],
    ['!event.isMainFrame || !isOfApp(event.url)', '!isOfApp(event.url)', sourceTest, answers],
    ["contents.on('will-redirect', (event) => event.preventDefault());", '', sourceTest, answers],
    ["contents.on('will-attach-webview', (event) => event.preventDefault());", '', sourceTest, answers],
    ["({ action: 'deny' })", "({ action: 'allow' })", sourceTest, answers, tries],
    ["session.on('will-download', (event) => event.preventDefault());", '', sourceTest, answers, tries],
    ['permission, origin) => mayUse(permission, origin)', 'permission, origin) => true', sourceTest, answers],
    ['answer(mayUse(permission, requestingUrl))', 'answer(true)', sourceTest, answers],
    ["permission === 'clipboard-sanitized-write' && isOfApp", 'isOfApp', sourceTest, answers, tries],
    [
      'setDevicePermissionHandler(() => false)',
      'setDevicePermissionHandler(() => true)',
      sourceTest,
      answers,
    ],
  ],
  'electron/main/program.ts': [
    ['  hardenSession(windowSession);\n', '', sourceTest, tries],
    [
      "  app.on('web-contents-created', (_event, contents) => hardenContents(contents));\n",
      '',
      sourceTest,
      tries,
    ],
    ["session.fromPartition('archive', { cache: false })", 'session.defaultSession', sourceTest],
  ],
});

const network = ofRule("no network: every request that is not the app's own is cancelled", {
  'electron/main/session-hardening.ts': [
    ['answer({ cancel: !staysHere(url) })', 'answer({})', sourceTest, answers],
    [
      "url.startsWith('data:') ||",
      "url.startsWith('data:') || url.startsWith('https:') ||",
      sourceTest,
      answers,
    ],
    ['url.startsWith(`blob:${appOrigin}/`)', "url.startsWith('blob:')", sourceTest, answers],
    [
      "setWebRTCIPHandlingPolicy('disable_non_proxied_udp')",
      "setWebRTCIPHandlingPolicy('default')",
      sourceTest,
      answers,
    ],
    ['session.setSpellCheckerEnabled(false)', 'session.setSpellCheckerEnabled(true)', sourceTest, answers],
  ],
  'electron/entries/main.entry.ts': [
    ["('host-resolver-rules', 'MAP * ~NOTFOUND')", "('host-resolver-rules', '')", sourceTest],
  ],
  'electron/main/publisher-keys.ts': [
    ["'node:fs/promises'", "'node:fs/promises';\nimport 'node:https'", sourceTest],
  ],
  'electron/engine/open/open-archive.ts': [
    [
      'export async function openArchive(',
      "await fetch('https://example.com/');\nexport async function openArchive(",
      sourceTest,
    ],
  ],
  'renderer/index.html': [
    ['<head>', '<head><link rel="preconnect" href="//example.com" />', sourceTest],
    ['src="./main.tsx"', 'src="https://example.com/main.js"', sourceTest],
  ],
  'renderer/main.tsx': [
    [
      "from 'react-dom/client';",
      "from 'react-dom/client';\nnew WebSocket('wss://example.com/');",
      sourceTest,
    ],
  ],
});

const sender = ofRule("only the window's own page is listened to", {
  'electron/main/ipc.ts': [
    [
      "    if (!isFromPage(event, contents)) return reportFault('A message from elsewhere was refused.');\n",
      '',
      sourceTest,
      tries,
    ],
    ['if (!isFromPage(event, contents) || !path.success) {', 'if (!path.success) {', sourceTest, tries],
  ],
  'electron/main/sender-check.ts': [
    ['event.sender === contents && ', '', senders, tries],
    [' && frame.parent === null', '', senders],
    [' && isOfApp(frame.url)', '', senders],
  ],
});

const judged = ofRule('what comes from outside is read as what a schema allows, or not at all', {
  'shared/untrusted/read-untrusted.ts': [
    [
      "const message = error instanceof Error ? error.message : 'it cannot be read';",
      'throw error;\n    const message = String(error);',
      'tests/unit/untrusted/read-untrusted.test.ts',
      'tests/integration/fuzz/fuzz.test.ts',
    ],
  ],
  'shared/rpc/server.ts': [
    ['readUntrusted(definition.input, rawInput)', 'definition.input.safeParse(rawInput)', sourceTest],
  ],
});

const granted = ofRule('paths reach the window as opaque grants', {
  'electron/main/path-grants.ts': [
    ["randomBytes(24).toString('base64url')", 'path', grants],
    ["if (!isAbsolute(path)) throw new Error('Only an absolute path can be granted.');", '', grants],
    ['grants.get(grant)?.path ?? null', 'grants.get(grant)?.path ?? grant', grants],
  ],
});

const reading = ofRule('a connection that cannot write, and nothing of the file is run', {
  'electron/engine/driver/read-only-database.ts': [
    [
      '{ readonly: true, fileMustExist: true, timeout: 2000 }',
      '{ fileMustExist: true, timeout: 2000 }',
      sourceTest,
    ],
    ["    connection.pragma('query_only=ON');\n", '', sourceTest, driver],
    ["    connection.pragma('trusted_schema=OFF');\n", '', sourceTest, driver],
    ["    connection.pragma('cell_size_check=ON');\n", '', sourceTest, driver],
    ["    connection.pragma('temp_store=MEMORY');\n", '', sourceTest, driver],
    ['if (options.mayBeCutShort === true) passOverTheMissingEnd', 'passOverTheMissingEnd', driver],
    [
      "connection.pragma('temp_store=MEMORY');",
      "connection.pragma('temp_store=MEMORY');\n    connection.unsafeMode(true);",
      sourceTest,
    ],
  ],
  'electron/engine/driver/statement.ts': [
    ['if (!statement.reader || !statement.readonly) {', 'if (!statement.reader) {', driver],
  ],
  'electron/engine/query/table-catalog.ts': [
    [
      "object.type === 'table' && object.sql?.startsWith('CREATE TABLE') === true",
      "object.type !== 'index'",
      'tests/integration/engine/opening-foreign.test.ts',
    ],
  ],
});

const quoting = ofRule(
  'names from the file are quoted by one function, and SQL text never comes from the window',
  {
    'electron/engine/driver/quote-identifier.ts': [[`name.replaceAll('"', '""')`, 'name', driver]],
    'electron/engine/query/table-source.ts': [
      [
        'sql: `b.${quoteIdentifier(column.name)}`',
        'sql: `b."${column.name}"`',
        sourceTest,
        'tests/integration/engine/opening-foreign.test.ts',
      ],
    ],
    'electron/engine/query/compiled-query.ts': [
      [
        'source.columns.find((known) => known.name === name);',
        'source.columns.find((known) => known.name === name) ?? source.columns[0];',
        'tests/integration/engine/lists.test.ts',
      ],
    ],
    'electron/engine/overview/count-tables.ts': [
      ['FROM ${quoteIdentifier(table)}`', 'FROM "${table}"`', sourceTest],
    ],
  },
);

const layering = ofRule("an engine and a renderer that cannot reach each other's code", {
  'build/layering/check-layering.ts': [
    [
      'if (targetLayer === undefined) return `${target} belongs to no layer.`;',
      '',
      'tests/unit/build/layering.test.ts',
    ],
  ],
});

const secrets = ofRule('no key in an error, a file or the keychain', {
  'shared/rpc/error-place.ts': [
    ['(${error.name}${code})', '(${error.name}${code}: ${error.message})', sourceTest, errors],
  ],
  'electron/main/diagnostics.ts': [['${errorPlace(error)}', '${String(error)}', sourceTest]],
  'electron/main/engine-process.ts': [
    ['[role, keptFolder], {', "[role, keptFolder, process.env['SBQA_PASSPHRASE'] ?? ''], {", sourceTest],
  ],
  'electron/main/kept-key.ts': [['    kept?.key.fill(0);\n', '', grants]],
  'electron/engine/open/key-material.ts': [
    ['      isWiped = true;\n      key.fill(0);', '      isWiped = true;', keys],
  ],
  'electron/main/preferences.ts': [
    [
      'export function createPreferences(',
      "import { safeStorage } from 'electron';\nexport function createPreferences(",
      sourceTest,
      'tests/unit/main/no-keychain.test.ts',
    ],
  ],
});

const text = ofRule('text of a record is text, and a PDF is a picture', {
  'electron/engine/report/report-html.ts': [
    [".replaceAll('<', '&lt;')", '', 'tests/integration/verify/report.test.ts'],
  ],
  'renderer/main.tsx': [
    [
      "from 'react-dom/client';",
      "from 'react-dom/client';\ndocument.body.innerHTML = location.hash;",
      sourceTest,
    ],
  ],
  'renderer/features/viewer/pdf/open-pdf.ts': [['enableXfa: false', 'enableXfa: true', sourceTest]],
});

const kept = ofRule('what is kept on this computer is what the page on data lists', {
  'shared/domain/kept-data.ts': [
    ["file: 'recent.json'", "file: 'recently.json'", 'tests/unit/renderer/kept-data.test.ts'],
  ],
});

const formulas = ofRule('a cell that begins like a formula is not run', {
  'electron/engine/export/export-column.ts': [
    ['[=+\\-@\\uff1d', '[=+@\\uff1d', 'tests/unit/engine/export-files.test.ts'],
    [
      " || /^[\\t\\r\\n]/.test(text) ? `'${text}` : text",
      " ? `'${text}` : text",
      'tests/unit/engine/export-files.test.ts',
    ],
  ],
});

const packed = ofRule('the package is locked, and holds the program alone', {
  'electron-builder.yml': [
    ['  runAsNode: false\n', '', sourceTest],
    ['enableNodeOptionsEnvironmentVariable: false', 'enableNodeOptionsEnvironmentVariable: true', sourceTest],
    ['enableNodeCliInspectArguments: false', 'enableNodeCliInspectArguments: true', sourceTest],
    ['enableCookieEncryption: true', 'enableCookieEncryption: false', sourceTest],
    ['onlyLoadAppFromAsar: true', 'onlyLoadAppFromAsar: false', sourceTest],
    [
      'enableEmbeddedAsarIntegrityValidation: true',
      '# enableEmbeddedAsarIntegrityValidation: true',
      sourceTest,
    ],
    ['grantFileProtocolExtraPrivileges: false', 'grantFileProtocolExtraPrivileges: true', sourceTest],
    ['electronFuses:\n', 'electronFuses:\n  loadBrowserProcessSpecificV8Snapshot: true\n', sourceTest],
    ['  - "!dist/**/packer/**"\n', '', sourceTest],
  ],
});

/** Every rule of the program broken, one line at a time. */
export const weakenings: readonly Weakening[] = [
  ...page,
  ...policy,
  ...ownScheme,
  ...staying,
  ...network,
  ...sender,
  ...judged,
  ...granted,
  ...reading,
  ...quoting,
  ...layering,
  ...secrets,
  ...kept,
  ...text,
  ...formulas,
  ...packed,
];

/** A source with a weakening made. Throws where its line does not stand there exactly once. */
export function weakened(source: string, { path, text, becomes }: Weakening): string {
  const parts = source.split(text);
  if (parts.length !== 2) throw new Error(`${path} says ${parts.length - 1} times: ${text}`);
  return parts.join(becomes);
}
