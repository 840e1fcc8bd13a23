import { describe, expect, test, vi } from 'vitest';
import {
  connect,
  eventNames,
  events,
  launchProgram,
  openArchive,
  openingEngine,
  waitInPage,
} from './program-app.ts';

describe('the engine', () => {
  test('is reached over a port, bytes and all', async () => {
    const program = await launchProgram({});
    await connect(program);
    await program.page.evaluate('ports.engine.postMessage({ hello: new Uint8Array([1, 2, 255]) })');
    await waitInPage(program.page, 'portMessages.length > 0');
    expect(
      await program.page.evaluate(
        'portMessages.map((m) => [m.role, m.echo.hello.constructor.name, ...m.echo.hello])',
      ),
    ).toEqual([['engine', 'Uint8Array', 1, 2, 255]]);
    expect(program.faults).toEqual([]);
  });

  test('that dies is started again, opens with the kept key, and the window hears of it', async () => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    await program.page.evaluate('ports.engine.postMessage("die")');
    await vi.waitFor(async () =>
      expect(await events(program)).toContainEqual({ event: 'engine-restarted', reopened: true }),
    );
    expect(await eventNames(program)).toEqual(['disconnected', 'engine-restarted']);
    await connect(program);
    await program.page.evaluate('ports.engine.postMessage("again")');
    await waitInPage(program.page, 'portMessages.some((m) => m.echo === "again")');
    expect(program.faults).toEqual([]);
  });

  test('and a verifier with the same archive are two processes; stopping the one leaves the other', async () => {
    const program = await launchProgram({ engine: openingEngine });
    expect(
      await program.page.evaluate('shell("engine.connect", { role: "verifier" }).catch((e) => e.message)'),
    ).toBe('locked');
    await connect(program);
    await openArchive(program);
    await vi.waitFor(() => connect(program, 'verifier'));
    await program.page.evaluate('ports.verifier.postMessage("hi")');
    await program.page.evaluate('ports.engine.postMessage("hi")');
    await waitInPage(program.page, 'portMessages.length === 2');
    const answers = (await program.page.evaluate('portMessages')) as { role: string; pid: number }[];
    expect(new Set(answers.map(({ role }) => role))).toEqual(new Set(['engine', 'verifier']));
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
    await program.page.evaluate('shell("verifier.stop")');
    expect(await events(program)).toEqual([{ event: 'disconnected', role: 'verifier' }]);
    const { electron } = program;
    await vi.waitFor(() =>
      expect(electron.app.getAppMetrics().map(({ name }) => name)).toEqual(['Archive engine']),
    );
  });

  test('streams documents to the window', async () => {
    const program = await launchProgram({
      engine: `
        const bytes = new TextEncoder().encode('0123456789');
        const ends = new Map();
        on('document-read', ({ request, documentId, start, end }) => {
          if (documentId !== 7) return tell({ type: 'document-failed', request, code: 'not_found' });
          ends.set(request, [start, end ?? bytes.length]);
          tell({ type: 'document-head', request, mimeType: 'text/html', fileName: 'x.html', byteSize: bytes.length });
        });
        on('document-pull', ({ request }) => {
          const [start, end] = ends.get(request);
          const stop = Math.min(start + 4, end);
          ends.set(request, [stop, end]);
          tell({ type: 'document-chunk', request, bytes: bytes.slice(start, stop), last: stop >= end });
        });`,
    });
    expect(
      await program.page.evaluate(`(async () => {
        const whole = await fetch('document/7');
        const part = await fetch('document/7', { headers: { range: 'bytes=2-4' } });
        const none = await fetch('document/8');
        return [whole.status, whole.headers.get('content-type'), await whole.text(), part.status, part.headers.get('content-range'), await part.text(), none.status, none.headers.get('x-failure')];
      })()`),
    ).toEqual([200, 'application/octet-stream', '0123456789', 206, 'bytes 2-4/10', '234', 404, 'not_found']);
  });
});
