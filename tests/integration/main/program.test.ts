import { expect, test, vi } from 'vitest';
import { launchProgram } from './program-app.ts';

test('the window opens, answers the shell contract and asks nothing of the network', async () => {
  const program = await launchProgram({ locale: 'nl-NL' });
  expect(await program.page.evaluate('shell("app.info")')).toMatchObject({
    version: '0.1.2',
    systemLocale: 'nl-NL',
    platform: 'linux',
  });
  expect(await program.page.evaluate('shell("app.licences")')).toEqual({ text: 'Licences of the test.' });
  expect(program.requests.map(({ url, outcome }) => `${outcome} ${url}`)).toEqual([
    'answered app://archive/index.html',
    'answered app://archive/page.js',
  ]);
  expect(program.faults).toEqual([]);
});

test('a port reaches the engine and comes back', async () => {
  const program = await launchProgram({});
  await program.page.evaluate('shell("engine.connect", { role: "engine" })');
  await program.page.waitForFunction('ports.engine !== undefined');
  await program.page.evaluate('ports.engine.postMessage({ hello: new Uint8Array([1, 2, 255]) })');
  await vi.waitFor(async () =>
    expect(
      await program.page.evaluate(
        'portMessages.map((m) => [m.role, m.echo.hello.constructor.name, ...m.echo.hello])',
      ),
    ).toEqual([['engine', 'Uint8Array', 1, 2, 255]]),
  );
  expect(program.faults).toEqual([]);
});
