/** Turns binary data into base64 and back; each runtime has its own way. */
export interface Base64 {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array<ArrayBuffer>;
}

/** Structured-cloneable values as text, for the debugging pipe, which carries text alone. */
export interface CloneCodec {
  /** Throws what `structuredClone` throws for a value that cannot be cloned. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/**
 * Makes the codec. The function stands alone, without a reference to its module, since its source is also run in the page.
 * JSON carries what JSON knows; everything else becomes a one-member object whose name begins with `$`.
 */
export function createCloneCodec(base64: Base64): CloneCodec {
  const typedArrays = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const isTypedArrayName = (name: string): name is keyof typeof typedArrays =>
    Object.hasOwn(typedArrays, name);

  const pack = (value: unknown, above: readonly object[]): unknown => {
    if (value === undefined) return { $undefined: 1 };
    if (typeof value === 'bigint') return { $bigint: value.toString() };
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $number: Object.is(value, -0) ? '-0' : String(value) };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (above.includes(value)) throw new Error('The stand-in does not carry values that contain themselves.');
    const path = [...above, value];
    if (Array.isArray(value)) return value.map((item) => pack(item, path));
    if (value instanceof ArrayBuffer) return { $buffer: base64.encode(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const name = value.constructor.name;
      if (!isTypedArrayName(name)) throw new Error(`The stand-in does not carry a ${name}.`);
      return {
        $view: [name, base64.encode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))],
      };
    }
    if (value instanceof Date) return { $date: String(value.getTime()) };
    if (value instanceof Map) return { $map: pack([...value], path) };
    if (value instanceof Set) return { $set: pack([...value], path) };
    if (value instanceof Error) return { $error: [value.name, value.message, value.stack ?? ''] };
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype as object) !== null) {
      throw new Error(`The stand-in does not carry a ${value.constructor.name}.`);
    }
    const entries = Object.entries(value).map(([name, member]) => [name, pack(member, path)] as const);
    const isTagged = entries.length === 1 && entries[0]?.[0].startsWith('$');
    return isTagged ? { $object: entries } : Object.fromEntries(entries);
  };

  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const entries = Object.entries(value);
    const [name, content] = entries[0] ?? [];
    if (entries.length !== 1 || name === undefined || !name.startsWith('$')) {
      return Object.fromEntries(entries.map(([key, member]) => [key, unpack(member)]));
    }
    switch (name) {
      case '$undefined':
        return undefined;
      case '$bigint':
        return BigInt(content);
      case '$number':
        return Number(content);
      case '$date':
        return new Date(Number(content));
      case '$map':
        return new Map(unpack(content) as [unknown, unknown][]);
      case '$set':
        return new Set(unpack(content) as unknown[]);
      case '$buffer':
        return base64.decode(content).buffer;
      case '$view': {
        const [kind, text] = content as [keyof typeof typedArrays, string];
        return new typedArrays[kind](base64.decode(text).buffer);
      }
      case '$error': {
        const [kind, message, stack] = content as [string, string, string];
        return Object.assign(new Error(message), { name: kind, stack });
      }
      case '$object':
        return Object.fromEntries(
          (content as [string, unknown][]).map(([key, member]) => [key, unpack(member)]),
        );
      default:
        throw new Error(`The stand-in does not know ${name}.`);
    }
  };

  return {
    encode: (value) => JSON.stringify(pack(structuredClone(value), [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
