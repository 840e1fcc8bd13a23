import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { registerAppScheme } from '../main/app-protocol.ts';
import { type Program, startProgram } from '../main/program.ts';
import { archiveOnCommandLine } from '../main/requested-file.ts';

// Before ready: macOS tells of a file to open as early as that.
let requestedPath = archiveOnCommandLine(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
let program: Program | null = null;

app.enableSandbox();
// The last fence: whatever should get past the others finds no host at all.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
registerAppScheme();
if (process.argv.includes('--sbqa')) void runCommandLine();
else if (app.requestSingleInstanceLock()) run();
else app.quit();

/** The installed program as `sbqa` (build/resources/bin): no window and no lock, so that it runs beside an open window. */
async function runCommandLine(): Promise<void> {
  const bundle = pathToFileURL(join(app.getAppPath(), 'dist/cli/cli.js')).href;
  const { exitCode }: { exitCode: number } = await import(/* @vite-ignore */ bundle);
  app.exit(exitCode);
}

function run(): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (program === null) requestedPath = path;
    else program.show(path);
  });
  app.on('second-instance', (_event, arguments_, workingDirectory) => {
    program?.show(archiveOnCommandLine(arguments_.slice(1), workingDirectory));
  });
  app.on('activate', () => program?.show(null));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    program?.dispose();
    const clearing = program?.clearClipboard() ?? null;
    program = null;
    if (clearing === null) return;
    // What was copied from an archive is not left behind: that takes a moment, and then it quits.
    event.preventDefault();
    void clearing.finally(() => app.quit());
  });
  void app.whenReady().then(() => {
    const root = app.getAppPath();
    const resources = app.isPackaged ? process.resourcesPath : join(root, '.cache');
    program = startProgram(
      {
        engine: join(root, 'dist/engine/engine.js'),
        preload: join(root, 'dist/preload/preload.cjs'),
        renderer: join(root, 'dist/renderer'),
        licences: join(root, 'dist/licences.txt'),
        sampleFolder: join(resources, 'sample'),
        userData: app.getPath('userData'),
      },
      requestedPath,
    );
  });
}
