import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WriteProgress } from '#packer/writer/archive-writer.ts';
import { sampleSigningSeed } from '#shared/archive-format/keys.ts';
import { cellOf, openPacked } from '../../fixtures/packed-archive.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { description, fill, newWriter } from '../../fixtures/written-archive.ts';

describe('the files', () => {
  it('appear when all is done, with nothing beside them', async () => {
    const folder = temporaryFolder();
    const writer = await newWriter({ path: join(folder, 'a.sbqa') });
    fill(writer);
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
    await writer.finish(description, sampleSigningSeed);
    expect(readdirSync(folder)).toEqual(['a.sbqa', 'a.sbqa.seal.json']);
  });

  it.each(['a.sbqa', 'a.sbqa.seal.json'])('are not written over %s', async (name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), 'mine');
    await expect(newWriter({ path: join(folder, 'a.sbqa') })).rejects.toMatchObject({
      code: 'output_failed',
    });
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  });

  it('are not written over what appeared meanwhile', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.sbqa');
    const writer = await newWriter({ path });
    writeFileSync(path, 'mine');
    await expect(writer.finish(description, sampleSigningSeed)).rejects.toMatchObject({
      code: 'output_failed',
    });
    expect(readdirSync(folder)).toEqual(['a.sbqa']);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  it('are replaced by force, and an old seal does not outlive its archive', async () => {
    const path = join(temporaryFolder(), 'a.sbqa');
    await (await newWriter({ path })).finish(description, sampleSigningSeed);
    const again = await newWriter({ path, force: true });
    fill(again);
    await again.finish(description, null);
    expect(readdirSync(join(path, '..'))).toEqual(['a.sbqa']);
    expect(cellOf(openPacked(path), 'SELECT count(*) FROM journal_line')).toBe(6);
  });

  it('are not left behind half-written when the records are not sound', async () => {
    const folder = temporaryFolder();
    const writer = await newWriter({ path: join(folder, 'a.sbqa') });
    writer.insert('period', { fiscal_year_id: 99, number: 1 });
    await expect(writer.finish(description, sampleSigningSeed)).rejects.toThrow(
      /period 1 refers to a row of fiscal_year/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are not left behind when the writer gives up', async () => {
    const folder = temporaryFolder();
    const writer = await newWriter({ path: join(folder, 'a.sbqa') });
    fill(writer);
    await writer.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot be written where there is no folder', async () => {
    const path = join(temporaryFolder(), 'absent', 'a.sbqa');
    await expect(newWriter({ path })).rejects.toMatchObject({
      code: 'output_failed',
      message: expect.stringContaining('folder'),
    });
  });

  it('refuse rows that the schema refuses', async () => {
    const writer = await newWriter();
    writer.insert('administration', { code: 'A', name: 'x' });
    expect(() => writer.insert('administration', { code: 'A', name: 'y' })).toThrow(/UNIQUE/);
    await writer.abort();
  });

  it('take the space of their records and little more', async () => {
    const writer = await newWriter();
    const { path } = await writer.finish(description, null);
    expect(statSync(path).size).toBeLessThan(400_000);
  });
});

it('progress passes through every phase to its end', async () => {
  const writer = await newWriter();
  fill(writer);
  const heard: WriteProgress[] = [];
  await writer.finish(description, sampleSigningSeed, (progress) => heard.push(progress));
  expect([...new Set(heard.map(({ phase }) => phase))]).toEqual([
    'indexes',
    'search',
    'references',
    'hashes',
    'compact',
    'seal',
  ]);
  for (const phase of ['search', 'hashes'] as const) {
    const last = heard.filter((progress) => progress.phase === phase).at(-1);
    expect(last?.done).toBe(last?.total);
  }
});
