import type { EventEmitter } from 'node:events';

/** Thrown for what Electron refuses too: a mistake of the app. */
export class RefusedByElectron extends Error {
  override readonly name = 'RefusedByElectron';
}

/** Thrown for what Electron can do and the stand-in cannot. */
export class NotInStandIn extends Error {
  override readonly name = 'NotInStandIn';
  constructor(member: string) {
    super(`The stand-in for Electron does not implement ${member}.`);
  }
}

/** An emitter that refuses to be asked for an event which the stand-in never emits: the listener would wait for ever, unnoticed. */
export function refuseUnknownEvents(name: string, emitter: EventEmitter, events: readonly string[]): void {
  emitter.on('newListener', (event: string | symbol) => {
    if (!events.includes(String(event))) throw new NotInStandIn(`the event ${String(event)} of ${name}`);
  });
}

/** The object, with every member that it lacks throwing by name instead of being undefined. */
export function refusingUnknown<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, member) {
      // `then` is asked of anything that is awaited, `toJSON` and the like of anything that is printed.
      if (typeof member === 'symbol' || member === 'then' || member === 'toJSON' || member in target) {
        const value: unknown = Reflect.get(target, member, target);
        return typeof value === 'function' && !isClass(value) ? bound(value, target) : value;
      }
      throw new NotInStandIn(`${name}.${member}`);
    },
  });
}

const boundMethods = new WeakMap<object, WeakMap<object, unknown>>();

/** A method bound to its object, the same each time, so that a listener can be taken off again and a test can replace it. */
function bound(method: { bind(target: object): unknown }, target: object): unknown {
  const ofTarget = boundMethods.get(target) ?? new WeakMap<object, unknown>();
  boundMethods.set(target, ofTarget);
  const known = ofTarget.get(method) ?? method.bind(target);
  ofTarget.set(method, known);
  return known;
}

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** Refuses options that are not among the known: Electron ignores a misspelt one silently, which hides a mistake. */
export function checkOptions(what: string, options: object, known: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) throw new NotInStandIn(`the option ${name} of ${what}`);
    const nested = known[name];
    if (typeof nested === 'object' && nested !== null && typeof value === 'object' && value !== null) {
      checkOptions(`${what}.${name}`, value, nested as Readonly<Record<string, unknown>>);
    }
  }
}
