// `npm start [-- archive.sbqa]`: the program on Electron; where that cannot be had, in the stand-in's window; without a display, the tour.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureChromium } from './checks/chromium.ts';
import { root } from './checks/run-step.ts';
import { findElectron } from './electron-binary.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureSample } from './ensure-sample.ts';
import { launchStandIn } from './shell/launch.ts';
import { runTour } from './tour.ts';

const args = process.argv.slice(2).map((argument) => {
  // A path is meant from where the user stands.
  return argument.startsWith('-') ? argument : resolve(process.env.INIT_CWD ?? root, argument);
});

process.exitCode = await start();

async function start(): Promise<number> {
  if (!(await ensureBuilt()) || !(await ensureSample())) return 1;
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  const electron = hasDisplay ? findElectron() : null;
  if (electron !== null) return runElectron(electron);

  const chromium = ensureChromium();
  if (chromium === null) return 1;
  if (!hasDisplay) {
    console.log(
      'There is no display: the tour opens the sample archive without one, on the stand-in for Electron.',
    );
    return runTour(chromium);
  }
  console.log(
    `Electron's program is not here and cannot be fetched: opening the same app on its stand-in, ${chromium}.`,
  );
  const launch = await launchStandIn({
    appPath: root,
    userDataDir: resolve(root, '.cache/user-data'),
    args,
    headless: false,
    chromiumPath: chromium,
    locale: systemLocale(),
    onOutput: (line) => console.error(line),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void launch.close());
  return launch.exited;
}

function runElectron(path: string): Promise<number> {
  // Chromium's sandbox does not work for root, which is who one is in a container.
  const isRoot = process.getuid?.() === 0;
  return new Promise((done, fail) => {
    const { NODE_OPTIONS: _ofThisNode, ...env } = process.env;
    const child = spawn(path, [...(isRoot ? ['--no-sandbox'] : []), root, ...args], {
      stdio: 'inherit',
      env,
    });
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? 1));
  });
}

function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
