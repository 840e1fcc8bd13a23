import { z } from 'zod';
import type { Random } from '#packer/sample/random.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { engineContract } from '#shared/contract/engine-contract.ts';
import { oddText, oddValue } from './mutations.ts';

/** The parts of JSON Schema that zod writes for the contract's inputs. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly format?: string;
}

const schemas = new Map(
  Object.entries(engineContract).map(([name, { input }]) => [
    name,
    z.toJSONSchema(input, { io: 'input' }) as Schema,
  ]),
);

/** Words that mean something in the small books: tables, columns, accounts, amounts, dates. */
const words = [
  ...coveredTableNames,
  'search_record',
  'archive_manifest',
  'sqlite_schema',
  'id',
  'code',
  'name',
  'number',
  'description',
  'entry_date',
  'amount_cents',
  'amount',
  'account',
  'relation',
  'BAK',
  'KLU',
  '2024',
  '2023',
  '1300',
  'generale',
  'soort:factuur',
  '> 100',
  '100..200',
  '"een zin"',
  'a* -b OR c',
  '2024-01-01',
  '2024-12-31',
  '12,50',
] as const;

/** An input that fits a method's schema as far as JSON Schema tells; often it names things that are there. */
export function validInput(method: string, random: Random, grants: readonly string[] = []): unknown {
  const schema = schemas.get(method);
  if (schema === undefined) throw new Error(`no method ${method}`);
  return generate(schema, schema, random, grants, 0);
}

function generate(
  schema: Schema,
  root: Schema,
  random: Random,
  grants: readonly string[],
  depth: number,
  name = '',
): unknown {
  const inner = (next: Schema, nextName = name) => generate(next, root, random, grants, depth + 1, nextName);
  if (schema.$ref !== undefined) {
    const target = schema.$ref === '#' ? root : root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target === undefined || depth > 20 ? null : inner(target);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return inner(random.pick(choices));
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => inner(part)));
  switch (schema.type) {
    case 'object': {
      const required = new Set(schema.required ?? []);
      const members = Object.entries(schema.properties ?? {}).filter(
        ([key]) => required.has(key) || random.chance(0.4),
      );
      return Object.fromEntries(members.map(([key, member]) => [key, inner(member, key)]));
    }
    case 'array': {
      if (schema.prefixItems !== undefined) return schema.prefixItems.map((item) => inner(item));
      const { items } = schema;
      if (items === undefined) return [];
      const length = Math.max(schema.minItems ?? 0, Math.min(random.integer(0, 3), schema.maxItems ?? 3));
      return Array.from({ length }, () => inner(items));
    }
    case 'integer':
    case 'number':
      return numberFor(schema, random);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'string':
      return textFor(schema, random, grants, name);
    default:
      return oddValue(random);
  }
}

function numberFor(schema: Schema, random: Random): number {
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? -5 : schema.exclusiveMinimum + 1);
  const most = schema.maximum ?? Number.MAX_SAFE_INTEGER;
  if (random.chance(0.85)) return Math.min(most, Math.max(least, 0) + random.integer(0, 12));
  return random.pick([least, most, Math.min(most, 2 ** 31), Math.min(most, 1_000_000)]);
}

function textFor(schema: Schema, random: Random, grants: readonly string[], name: string): string {
  if (name === 'grant' || name === 'appointment') return random.pick([...grants, 'x'.repeat(24)]);
  if (schema.format === 'date') return random.pick(['2024-01-01', '2023-12-31', '2024-02-29', '9999-12-31']);
  if (random.chance(0.25)) return String(random.integer(0, 40));
  const text = random.chance(0.8) ? random.pick(words) : oddText(random);
  return text.slice(0, schema.maxLength ?? 100_000);
}
