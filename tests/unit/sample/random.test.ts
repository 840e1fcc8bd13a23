import { describe, expect, it } from 'vitest';
import { Random } from '#packer/sample/random.ts';

describe('the random numbers of the sample', () => {
  it('are those that the algorithm gives for the seed, on every machine', () => {
    const random = new Random(1, 'vector');
    const drawn = [random.uint32(), random.uint32(), random.uint32()];
    expect(drawn).toEqual(sfc32Reference('1', 'vector', 3));
  });

  it('are the same for the same seed and differ for another', () => {
    const draw = (random: Random) => Array.from({ length: 20 }, () => random.uint32());
    expect(draw(new Random(7, 'a'))).toEqual(draw(new Random(7, 'a')));
    expect(draw(new Random(7, 'a'))).not.toEqual(draw(new Random(8, 'a')));
    expect(draw(new Random(7, 'a'))).not.toEqual(draw(new Random(7, 'b')));
  });

  it('do not move a stream by drawing from another', () => {
    const one = new Random(3, 'x');
    const other = new Random(3, 'x');
    one.uint32();
    expect(one.fork('y').uint32()).toBe(other.fork('y').uint32());
  });

  it('spread evenly', () => {
    const random = new Random(5, 'even');
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) {
      const digit = random.integer(0, 9);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    // Chi squared with nine degrees of freedom is above 27.9 once in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });

  it('pick by weight, and not what weighs nothing', () => {
    const random = new Random(9, 'weights');
    const picked = Array.from({ length: 4000 }, () =>
      random.weighted(['a', 'b', 'c'], (value) => ({ a: 3, b: 1, c: 0 })[value] ?? 0),
    );
    const share = picked.filter((value) => value === 'a').length / picked.length;
    expect(share).toBeGreaterThan(0.71);
    expect(share).toBeLessThan(0.79);
    expect(picked).not.toContain('c');
    expect(() => random.weighted(['a'], () => 0)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('shuffle without losing anything', () => {
    const values = Array.from({ length: 30 }, (_, index) => index);
    const shuffled = new Random(2, 'shuffle').shuffled(values);
    expect(shuffled).not.toEqual(values);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(values);
  });
});

/** sfc32 once more, in 64-bit integers cut to 32 bits after every step. */
function sfc32Reference(seed: string, stream: string, count: number): number[] {
  const cut = (value: bigint) => BigInt.asUintN(32, value);
  const fnv = (text: string) =>
    [...text].reduce(
      (hash, character) => cut((hash ^ BigInt(character.charCodeAt(0))) * 16777619n),
      2166136261n,
    );
  let [a, b, c] = ['a', 'b', 'c'].map((name) => fnv(`${name}/${seed}/${stream}`)) as [bigint, bigint, bigint];
  let counter = 1n;
  const next = () => {
    const result = cut(a + b + counter);
    counter = cut(counter + 1n);
    a = b ^ (b >> 9n);
    b = cut(c + (c << 3n));
    c = cut((cut(c << 21n) | (c >> 11n)) + result);
    return Number(result);
  };
  for (let round = 0; round < 12; round++) next();
  return Array.from({ length: count }, next);
}
