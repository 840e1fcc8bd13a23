import { z } from 'zod';
import type { Contract } from '../rpc/contract.ts';
import { groupingSchema } from './lists.ts';
import { grantSchema } from './values.ts';

/** A path that the user chose: the right to it, and how to name it. `folder` is shown to people, never used. */
export const grantedFileSchema = z.object({ grant: grantSchema, name: z.string(), folder: z.string() });
export type GrantedFile = z.infer<typeof grantedFileSchema>;

/** A publisher key that is trusted; `id` is the first 16 hex digits of its SHA-256, `key` the raw key in base64. */
export const publisherKeySchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  origin: z.enum(['shipped', 'added']),
  addedAt: z.string().nullable(),
});
export type PublisherKey = z.infer<typeof publisherKeySchema>;

/** A key that might be added, with the id to compare. */
export const keyCandidateSchema = z.object({ key: z.string(), id: z.string() });
export type KeyCandidate = z.infer<typeof keyCandidateSchema>;

/** What the user set; kept outside any archive. */
export const preferencesSchema = z.object({
  language: z.enum(['system', 'nl', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  rememberRecent: z.boolean(),
  /** Minutes without input after which an open archive locks; 0 for never. */
  idleLockMinutes: z
    .number()
    .min(0)
    .max(24 * 60),
  /** Keeps the window out of screenshots and shared screens, where the system can (Windows and macOS). */
  contentProtection: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** How a list's columns are shown; names of columns, no record. */
const viewColumnsSchema = z.object({
  /** In order; null for the usual ones. */
  shown: z.array(z.string()).nullable(),
  /** In pixels. */
  widths: z.record(z.string(), z.number()),
  /** Those that stand still at the left. */
  pinned: z.array(z.string()),
  /** By what the rows are grouped. */
  group: groupingSchema.nullable(),
});
export type ViewColumns = z.infer<typeof viewColumnsSchema>;

/** How lists are shown; kept outside any archive. */
export const viewSettingsSchema = z.object({
  /** In pixels; null for the usual one. */
  inspectorWidth: z.number().nullable(),
  /** By the view's id. */
  columns: z.record(z.string(), viewColumnsSchema),
});
export type ViewSettings = z.infer<typeof viewSettingsSchema>;

/** The program's own folder, by its path for people, where something in it cannot be read or written; null where all is well. */
const profileStateSchema = z.object({ failingFolder: z.string().nullable() });

/** Menu and shortcut commands that the window carries out. */
export const commandSchema = z.enum([
  'open-archive',
  'close-archive',
  'lock',
  'search',
  'back',
  'forward',
  'verify',
  'appoint',
  'preferences',
  'about',
  'data',
  'check-proof',
  'print',
  'save-document',
]);
export type Command = z.infer<typeof commandSchema>;

/** What the window asks of the main process, over one IPC channel. No record crosses it. */
export const shellContract = {
  'app.info': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      /** BCP 47 tag of the system's language. */
      systemLocale: z.string(),
      platform: z.enum(['win32', 'darwin', 'linux']),
      versions: z.record(z.string(), z.string()),
    }),
  },
  'app.licences': { input: z.object({}), output: z.object({ text: z.string() }) },
  'profile.state': { input: z.object({}), output: profileStateSchema },
  'preferences.get': { input: z.object({}), output: preferencesSchema },
  'preferences.set': { input: preferencesSchema.partial(), output: preferencesSchema },
  'views.get': { input: z.object({}), output: viewSettingsSchema },
  'views.setInspectorWidth': { input: z.object({ width: z.number() }), output: z.object({}) },
  /** Null forgets them. Only views of the program and tables of the format are kept. */
  'views.setColumns': {
    input: z.object({ viewId: z.string(), columns: viewColumnsSchema.nullable() }),
    output: z.object({}),
  },
  /** The open dialog; null when the user cancelled. */
  'files.chooseArchive': { input: z.object({}), output: grantedFileSchema.nullable() },
  'files.chooseAppointment': { input: z.object({}), output: grantedFileSchema.nullable() },
  'files.chooseProof': { input: z.object({}), output: grantedFileSchema.nullable() },
  /** A document's file on this computer, to be held against its proof. */
  'files.chooseDocument': { input: z.object({}), output: grantedFileSchema.nullable() },
  /** The publisher keys that are trusted, shipped ones first. */
  'keys.list': { input: z.object({}), output: z.array(publisherKeySchema) },
  /** Reads a key in base64; adds nothing. */
  'keys.read': { input: z.object({ text: z.string().max(10_000) }), output: keyCandidateSchema },
  /** The open dialog, then as `keys.read`; null when the user cancelled. */
  'keys.readFile': { input: z.object({}), output: keyCandidateSchema.nullable() },
  /** Adds a key; `comparedId` is the id as its publisher states it, and must be the key's. */
  'keys.add': {
    input: z.object({
      key: z.string().max(10_000),
      name: z.string().trim().min(1).max(200),
      comparedId: z.string().max(100),
    }),
    output: z.array(publisherKeySchema),
  },
  /** Removes an added key. */
  'keys.remove': { input: z.object({ id: z.string() }), output: z.array(publisherKeySchema) },
  /** The save dialog; null when the user cancelled. The grant allows writing that one path. */
  'files.chooseSave': {
    input: z.object({ suggestedName: z.string().max(255) }),
    output: grantedFileSchema.nullable(),
  },
  'files.recent': {
    input: z.object({}),
    output: z.array(grantedFileSchema.extend({ openedAt: z.string(), missing: z.boolean() })),
  },
  'files.forgetRecent': { input: z.object({ grant: grantSchema.optional() }), output: z.object({}) },
  /** The sample archive that comes with the program, and its passphrase, which everybody may know; null where there is none. */
  'files.sample': {
    input: z.object({}),
    output: grantedFileSchema.extend({ passphrase: z.string() }).nullable(),
  },
  /** The file that the program was started with, or was asked for before the window listened; null when none. */
  'files.requested': { input: z.object({}), output: grantedFileSchema.nullable() },
  /** Sends a port to the engine (or a fresh verifier) to the page; it arrives as a message `port` with the role. */
  'engine.connect': { input: z.object({ role: z.enum(['engine', 'verifier']) }), output: z.object({}) },
  /** Ends the verifier process, which cancels what it does. */
  'verifier.stop': { input: z.object({}), output: z.object({}) },
  /** Closes the archive in every process and forgets its key; the `locked` event follows. */
  'session.lock': { input: z.object({}), output: z.object({}) },
  /** Somebody is at the window; the idle time begins anew. */
  'session.touch': { input: z.object({}), output: z.object({}) },
  /** Puts a text on the clipboard; it is taken off after a minute and on locking, while it is still there. */
  'clipboard.write': { input: z.object({ text: z.string() }), output: z.object({}) },
  /** Sets the window's title; the archive's name and whoever has it open, no record. */
  'window.title': { input: z.object({ title: z.string().max(200) }), output: z.object({}) },
  /** Opens the system's print dialog over what the window shows to a printer. */
  'window.print': { input: z.object({ landscape: z.boolean() }), output: z.object({}) },
} as const satisfies Contract;
export type ShellContract = typeof shellContract;

/** What the main process tells the window by itself. */
export const shellEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('command'), command: commandSchema }),
  z.object({ event: z.literal('open-requested'), file: grantedFileSchema }),
  /**
   * A process is gone, and with it every port to it: reject what is under way there and ask for a new port. A port cannot say so
   * itself, since Chromium tells a page nothing when the far end of one closes. Comes before `locked` and `engine-restarted`.
   */
  z.object({ event: z.literal('disconnected'), role: z.enum(['engine', 'verifier']) }),
  /** Nothing is open any more and the key is gone. */
  z.object({
    event: z.literal('locked'),
    reason: z.enum([
      'user',
      'idle',
      'suspend',
      'lock-screen',
      'user-switch',
      'appointment-ended',
      'engine-gone',
    ]),
  }),
  /** The engine stopped answering or died and was started again; `reopened` if the archive is open again. */
  z.object({ event: z.literal('engine-restarted'), reopened: z.boolean() }),
  /** Publisher keys were added or removed: what was said of signers may not hold any more. */
  z.object({ event: z.literal('trust-changed') }),
  z.object({ event: z.literal('preferences'), preferences: preferencesSchema }),
  z.object({ event: z.literal('profile'), ...profileStateSchema.shape }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;
