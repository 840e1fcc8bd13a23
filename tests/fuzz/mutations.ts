import type { Random } from '#packer/sample/random.ts';

/** Numbers at which sizes, offsets and counts turn over. */
const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** Texts that have broken programs: empty, NUL, half a surrogate pair, directions, SQL, HTML, formulas, dates and amounts out of range. */
const oddTexts = [
  '',
  '\0',
  '\ud800',
  '\u202Ex',
  '\ufeff',
  `'); DROP TABLE relation; --`,
  '"',
  '%s%n',
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'NaN',
  '-0',
  '1e400',
  '9007199254740993',
  '9223372036854775808',
  '-9223372036854775808',
  '0.005',
  '1.2.3',
  '0000-00-00',
  '2024-02-30',
  '9999-12-31',
  '-000001-01-01',
  '&amp;',
  '&x;',
  'é'.repeat(300),
  'x'.repeat(70_000),
] as const;

/** A text of those that have broken programs. */
export function oddText(random: Random): string {
  return random.pick(oddTexts);
}

/** A value that JSON can hold and that is seldom what was asked for. */
export function oddValue(random: Random): unknown {
  const kind = random.integer(0, 9);
  if (kind < 4) return oddText(random);
  if (kind < 7)
    return random.pick([
      0,
      -1,
      0.5,
      1e21,
      -1e308,
      2 ** 31,
      2 ** 32,
      2 ** 53,
      2 ** 63,
      Number.MIN_SAFE_INTEGER,
    ]);
  if (kind === 7) return random.pick([null, true, false]);
  if (kind === 8) return random.pick<unknown>([[], {}, [[]], [null], { length: -1 }, { toString: 1 }]);
  return nested(random.pick([10, 500]));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

/** Changes bytes in place, `from` (inclusive) to `to` (exclusive): bits, edges of number ranges, copied, cleared and random stretches. */
export function mutateBytes(random: Random, bytes: Buffer, from = 0, to = bytes.length): void {
  if (to <= from) return;
  const rounds = random.integer(1, 6);
  for (let round = 0; round < rounds; round++) {
    const at = random.integer(from, to - 1);
    const length = Math.min(random.pick([1, 2, 4, 8, 16, 64]), to - at);
    switch (random.integer(0, 4)) {
      case 0:
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.integer(0, 7)), at);
        break;
      case 1: {
        const edge = random.pick(edges);
        if (length >= 4) bytes.writeUInt32BE(edge, at);
        else if (length === 2) bytes.writeUInt16BE(edge & 0xffff, at);
        else bytes.writeUInt8(edge & 0xff, at);
        break;
      }
      case 2:
        bytes.copy(bytes, at, random.integer(from, to - length), at + length);
        break;
      case 3:
        bytes.fill(random.pick([0, 0xff]), at, at + length);
        break;
      default:
        for (let i = 0; i < length; i++) bytes.writeUInt8(random.integer(0, 255), at + i);
    }
  }
}

/** A changed text: stretches taken out, doubled, moved, overwritten by what has broken programs; numbers sent to their edges. */
export function mutateText(random: Random, text: string): string {
  let changed = text;
  const rounds = random.integer(1, 5);
  for (let round = 0; round < rounds; round++) {
    const at = random.integer(0, changed.length);
    const end = Math.min(changed.length, at + random.pick([1, 3, 10, 100, 2_000]));
    const part = changed.slice(at, end);
    const before = changed.slice(0, at);
    const after = changed.slice(end);
    switch (random.integer(0, 5)) {
      case 0:
        changed = before + after;
        break;
      case 1:
        changed = before + part.repeat(random.pick([2, 3, 50])) + after;
        break;
      case 2:
        changed = before + oddText(random) + after;
        break;
      case 3:
        changed = before + after.slice(0, 200) + part + after.slice(200);
        break;
      case 4:
        changed = before + replaceNext(random, changed.slice(at), /\d+(?:[.,]\d+)?/);
        break;
      default:
        // The content of an element, or of what stands in quotes.
        changed = before + replaceNext(random, changed.slice(at), /(?<=[>"])[^<>"]+(?=[<"])/);
    }
  }
  return changed;
}

function replaceNext(random: Random, text: string, pattern: RegExp): string {
  const odd = oddText(random);
  return text.replace(pattern, () => odd);
}

/** XML that stays well-formed: what stands in one to six of its elements is replaced, and now and then an element is doubled. */
export function mutateXmlLeaves(random: Random, xml: string): string {
  let changed = xml;
  const rounds = random.integer(1, 6);
  for (let round = 0; round < rounds; round++) {
    const leaves = [...changed.matchAll(/<([\w:]+)(?: [^<>]*)?>([^<>]+)<\/\1>/g)];
    if (leaves.length === 0) return changed;
    const { 0: whole, 2: content = '', index } = random.pick(leaves);
    const other = random.chance(0.2) ? random.pick(leaves)[2] : escapedXml(oddText(random));
    const replaced = whole.replace(`>${content}<`, () => `>${other}<`);
    const written = random.chance(0.15) ? whole + whole : replaced;
    changed = changed.slice(0, index) + written + changed.slice(index + whole.length);
  }
  return changed;
}

function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A copy of a JSON value with one to four members replaced, removed, added or exchanged. */
export function mutateJson(random: Random, value: unknown): unknown {
  let changed: unknown = structuredClone(value);
  const rounds = random.integer(1, 4);
  for (let round = 0; round < rounds; round++) {
    const holders = holdersIn(changed);
    if (holders.length === 0 || random.chance(0.02)) {
      changed = oddValue(random);
      continue;
    }
    change(random, random.pick(holders));
  }
  return changed;
}

type Holder = Record<string, unknown> | unknown[];

/** At most a thousand, so that what has been nested deep does not take the time. */
function holdersIn(value: unknown): Holder[] {
  const found: Holder[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && found.length < 1_000) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    found.push(next as Holder);
    waiting.push(...Object.values(next));
  }
  return found;
}

function change(random: Random, holder: Holder): void {
  const keys = Object.keys(holder);
  const members = holder as Record<string, unknown>;
  if (keys.length === 0) {
    if (Array.isArray(holder)) holder.push(oddValue(random));
    else members.x = oddValue(random);
    return;
  }
  const key = random.pick(keys);
  const old = members[key];
  switch (random.integer(0, 4)) {
    case 0:
      delete members[key];
      break;
    case 1:
      members[random.pick(['x', '', 'constructor', key.toUpperCase()])] = oddValue(random);
      break;
    case 2:
      members[key] = typeof old === 'string' ? mutateText(random, old) : oddValue(random);
      break;
    case 3:
      members[key] = members[random.pick(keys)];
      break;
    default:
      members[key] = oddValue(random);
  }
}
