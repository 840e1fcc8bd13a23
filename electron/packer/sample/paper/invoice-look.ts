import { Random } from '../random.ts';
import { type Typeface, typefaces } from './sheet.ts';

/** How the invoices of one sender look; the same seed always looks the same. */
export interface InvoiceLook {
  readonly typeface: Typeface;
  readonly accent: string;
  readonly tint: string;
  readonly header: 'plain' | 'mirrored' | 'band' | 'sidebar' | 'centred';
  readonly table: 'ruled' | 'striped' | 'boxed' | 'bare';
  readonly logo: number;
  readonly labels: number;
  readonly showsUnit: boolean;
  readonly titleSize: number;
  readonly footer: 'line' | 'band';
}

const palettes = [
  ['#1f6f43', '#e6f1ea'],
  ['#24508c', '#e7edf6'],
  ['#a6431f', '#f8ebe5'],
  ['#5b3a7d', '#efe9f4'],
  ['#0f6b74', '#e3f1f2'],
  ['#8a6d16', '#f6f1e0'],
  ['#8c2440', '#f6e6ea'],
  ['#33414f', '#e9ecef'],
  ['#3c7a1e', '#eaf3e4'],
  ['#b0560f', '#faeee2'],
  ['#16324f', '#e5eaf0'],
  ['#5f5f2a', '#f1f1e4'],
] as const;

/** The look that belongs to a seed. */
export function invoiceLook(seed: number): InvoiceLook {
  const random = new Random(seed, 'look');
  const [accent, tint] = random.pick(palettes);
  return {
    typeface: random.weighted(typefaces, ({ regular }) =>
      regular === 'Helvetica' ? 7 : regular === 'Courier' ? 1 : 2,
    ),
    accent,
    tint,
    header: random.pick(['plain', 'mirrored', 'band', 'sidebar', 'centred']),
    table: random.pick(['ruled', 'striped', 'boxed', 'bare']),
    logo: random.integer(0, logos.length - 1),
    labels: random.integer(0, 1),
    showsUnit: random.chance(0.75),
    titleSize: random.integer(16, 26),
    footer: random.pick(['line', 'band']),
  };
}

/** Marks in a square of 100 by 100; two paths each, the second in the tint. */
export const logos: readonly (readonly [string, string])[] = [
  ['M50 5C85 20 95 60 50 95C5 60 15 20 50 5Z', 'M48 30H52V92H48Z'],
  ['M50 4L92 27V73L50 96L8 73V27Z', 'M50 28L71 40V62L50 74L29 62V40Z'],
  ['M8 60H26V92H8ZM36 40H54V92H36ZM64 14H82V92H64Z', 'M8 52H26V56H8ZM36 32H54V36H36ZM64 6H82V10H64Z'],
  ['M50 8L95 50H82V92H18V50H5Z', 'M42 62H58V92H42Z'],
  [
    'M50 2C70 34 84 48 84 66A34 34 0 0 1 16 66C16 48 30 34 50 2Z',
    'M34 66A16 16 0 0 0 50 82V76A10 10 0 0 1 40 66Z',
  ],
  [
    'M5 60C20 40 35 40 50 60S80 80 95 60V80C80 100 65 100 50 80S20 60 5 80Z',
    'M5 30C20 10 35 10 50 30S80 50 95 30V40C80 60 65 60 50 40S20 20 5 40Z',
  ],
  ['M50 5A45 45 0 1 1 50 95A45 45 0 1 1 50 5Z', 'M46 22H54V78H46ZM22 46H78V54H22Z'],
  ['M50 6L61 38L95 38L67 58L78 92L50 71L22 92L33 58L5 38L39 38Z', 'M50 38L60 50L50 62L40 50Z'],
  ['M10 10H90V90H10Z', 'M26 26H46V74H26ZM54 26H74V46H54ZM54 54H74V74H54Z'],
  ['M50 50C20 40 20 5 50 5S80 40 50 50ZM50 50C80 60 80 95 50 95S20 60 50 50Z', 'M44 44H56V56H44Z'],
];
