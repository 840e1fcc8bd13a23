import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');

/** A token's colour in one theme. */
function colour(name: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1];
  if (value === undefined) throw new Error(`There is no token --${name}.`);
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
  const found = both === null ? value : theme === 'light' ? both[1] : both[2];
  if (found === undefined || !/^#[0-9a-f]{6}$/.test(found)) throw new Error(`--${name} is no plain colour.`);
  return found;
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const planes = [
  'plane-sunken',
  'plane-canvas',
  'plane-surface',
  'plane-raised',
  'plane-hover',
  'plane-selected',
  'plane-selected-quiet',
];

const pairs: [string, string, number][] = [
  ...['text', 'text-soft', 'text-faint', 'accent'].flatMap((text) =>
    planes.map((plane): [string, string, number] => [text, plane, 4.5]),
  ),
  ...['text', 'text-soft'].map((text): [string, string, number] => [text, 'plane-pressed', 4.5]),
  ...['good', 'caution', 'bad', 'neutral', 'accent'].map((tone): [string, string, number] => [
    tone,
    `${tone}-soft`,
    4.5,
  ]),
  ...['good', 'caution', 'bad', 'neutral', 'accent'].flatMap((tone) => [
    ['text', `${tone}-soft`, 4.5] as [string, string, number],
    ['text-soft', `${tone}-soft`, 4.5] as [string, string, number],
  ]),
  ...['good', 'caution', 'bad'].map((tone): [string, string, number] => [tone, 'plane-surface', 4.5]),
  ['accent-on', 'accent', 4.5],
  ['accent-on', 'accent-hover', 4.5],
  ['text', 'mark', 4.5],
  ...['line-control', 'focus'].flatMap((line) =>
    ['plane-surface', 'plane-canvas', 'plane-raised'].map((plane): [string, string, number] => [
      line,
      plane,
      3,
    ]),
  ),
  ...['series-1', 'series-2', 'series-3'].map((series): [string, string, number] => [
    series,
    'plane-surface',
    3,
  ]),
];

test.each(['light', 'dark'] as const)(
  'in %s, everything is readable on what it stands on (WCAG 2.2 AA)',
  (theme) => {
    const tooFaint = pairs.flatMap(([front, back, least]) => {
      const ratio = contrast(colour(front, theme), colour(back, theme));
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)} < ${least}`] : [];
    });
    expect(tooFaint).toEqual([]);
  },
);
