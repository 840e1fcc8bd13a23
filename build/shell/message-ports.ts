import { EventEmitter } from 'node:events';
import type { MessageChannelMain } from 'electron';
import { RefusedByElectron, refuseUnknownEvents } from './refusals.ts';

/** Where a port's messages go after it was handed to another process. */
export interface RemoteEnd {
  deliver(message: unknown): void;
  close(): void;
}

/**
 * One end of a channel. Until `start` messages wait, as in Electron. Handing it over (`transfer`) makes it useless here and lets the
 * far process speak through it.
 */
export class MessagePortMain extends EventEmitter {
  #peer: MessagePortMain | null = null;
  #remote: RemoteEnd | null = null;
  #waiting: unknown[] = [];
  #started = false;
  #closed = false;
  #transferred = false;

  constructor() {
    super();
    refuseUnknownEvents('MessagePortMain', this, ['message', 'close']);
  }

  static entangle(a: MessagePortMain, b: MessagePortMain): void {
    a.#peer = b;
    b.#peer = a;
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    this.#requireHere('postMessage');
    if (transfer.length > 0) throw new RefusedByElectron('The stand-in does not carry ports over ports.');
    this.#sendToPeer(structuredClone(message));
  }

  start(): void {
    this.#requireHere('start');
    this.#started = true;
    this.#drain();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    const peer = this.#peer;
    queueMicrotask(() => {
      this.emit('close');
      if (peer !== null) peer.#closeFromPeer();
    });
  }

  /** Takes the port out of this process; what arrives for it goes to `remote`, and the returned end speaks for the far side. */
  transfer(remote: RemoteEnd): RemoteEnd {
    this.#requireHere('transfer');
    this.#transferred = true;
    this.#remote = remote;
    this.#drain();
    return { deliver: (message) => this.#sendToPeer(message), close: () => this.#closeByRemote() };
  }

  /** A port that takes this one's place, for a transfer that comes later; this one is given away from now on. */
  detach(): MessagePortMain {
    this.#requireHere('transfer');
    this.#transferred = true;
    const successor = new MessagePortMain();
    successor.#peer = this.#peer;
    successor.#closed = this.#closed;
    successor.#waiting = this.#waiting;
    if (this.#peer !== null) this.#peer.#peer = successor;
    return successor;
  }

  /** Throws for a port that has been given away already. */
  requireTransferable(): void {
    this.#requireHere('transfer');
  }

  #sendToPeer(message: unknown): void {
    const peer = this.#peer;
    if (this.#closed || peer === null) return;
    // A message never arrives within the call that sent it.
    queueMicrotask(() => peer.#receive(message));
  }

  #receive(message: unknown): void {
    if (this.#closed) return;
    if (this.#remote !== null) this.#remote.deliver(message);
    else if (this.#started) this.emit('message', { data: message, ports: [] });
    else this.#waiting.push(message);
  }

  #drain(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.#receive(message);
  }

  #closeFromPeer(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#remote !== null) this.#remote.close();
    else this.emit('close');
  }

  #closeByRemote(): void {
    if (this.#closed) return;
    this.#closed = true;
    const peer = this.#peer;
    queueMicrotask(() => {
      if (peer !== null) peer.#closeFromPeer();
    });
  }

  #requireHere(member: string): void {
    if (this.#transferred) throw new RefusedByElectron(`${member}: the port has been transferred.`);
  }
}

/** Refuses anything in a transfer list that is not a port of the stand-in. */
export function asPorts(transfer: readonly unknown[] | undefined): readonly MessagePortMain[] {
  return (transfer ?? []).map((port) => {
    if (!(port instanceof MessagePortMain))
      throw new RefusedByElectron('Only a MessagePortMain can be transferred.');
    return port;
  });
}

/** The class under which the app makes channels. */
export function createMessageChannelClass(requireReady: (member: string) => void) {
  return class StandInMessageChannelMain {
    readonly port1 = new MessagePortMain();
    readonly port2 = new MessagePortMain();
    constructor() {
      requireReady('MessageChannelMain');
      MessagePortMain.entangle(this.port1, this.port2);
    }
  } satisfies new () => {
    [Key in keyof MessageChannelMain]: Pick<MessageChannelMain[Key], 'close' | 'start'>;
  };
}
