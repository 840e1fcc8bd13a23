import { type Command, Option } from 'commander';
import { makeAppointment, writeAppointment } from '#engine/appointment/make-appointment.ts';
import type { Appointment } from '#shared/archive-format/appointment.ts';
import { fail } from '#shared/contract/failure.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { isoDate, withJson, withOpenOptions } from '../options.ts';
import { inputsOf, requireApart } from '../output-path.ts';
import { choosePersonalPassphrase, readPassphrase } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface AppointOptions extends OpenOptions {
  readonly name: string;
  readonly email: string;
  readonly kind: Appointment['kind'];
  readonly organisation?: string;
  readonly by?: string;
  readonly purpose: string;
  readonly validUntil?: string;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sbqa appoint FILE … --out WHO.sbqkey`: lets one administrator open the archive with a passphrase of their own. */
export function addAppoint(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('appoint')
    .description('make an appointment, by which one administrator can open the archive')
    .argument('<file>')
    .requiredOption('--name <name>', 'who is appointed')
    .requiredOption('--email <address>', 'the administrator’s e-mail address')
    .addOption(
      new Option('--kind <kind>', 'what the administrator is')
        .choices(['accountant', 'administrator', 'curator', 'client'])
        .makeOptionMandatory(),
    )
    .option('--organisation <name>', 'the administrator’s office')
    .option('--by <name>', 'who appoints; the archive’s client where left out')
    .option('--purpose <text>', 'what for', 'consultation')
    .option('--valid-until <date>', 'the last day, YYYY-MM-DD; no end where left out', isoDate)
    .requiredOption('--out <file>', 'the appointment to write (.sbqkey)')
    .option('--force', 'replace a file of that name');
  withJson(withOpenOptions(command)).action(async (file: string, options: AppointOptions) => {
    requirePassphrase(options);
    const { out, force = false } = options;
    await requireApart(out, inputsOf(file, options));
    const archivePassphrase = await readPassphrase(options, terminal, 'Passphrase of the archive: ');
    const opening = { ...options, passphrase: archivePassphrase };
    const appointment = await withArchive(file, opening, terminal, async (archive) => {
      const personalPassphrase = await choosePersonalPassphrase(terminal);
      const made = await makeAppointment(
        archive,
        archivePassphrase,
        {
          administrator: {
            name: options.name,
            email: options.email,
            organisation: options.organisation ?? null,
          },
          kind: options.kind,
          appointedBy: options.by ?? archive.manifest?.manifest?.client.name ?? '',
          purpose: options.purpose,
          validUntil: options.validUntil ?? null,
        },
        personalPassphrase,
      );
      await endingInOrder(writeAppointment(out, made, force));
      return made;
    });
    const { keySlot: _keySlot, signature: _signature, ...terms } = appointment;
    if (options.json) return say(terminal, JSON.stringify({ out, ...terms }));
    const style = stylesFor(terminal);
    const { administrator, kind, appointedBy, validUntil } = appointment;
    say(terminal, `${style.good('written')} ${plainLine(out)}`);
    say(
      terminal,
      plainLine(
        `${administrator.name} (${kind}), appointed by ${appointedBy}, ${validUntil === null ? 'without an end' : `until ${validUntil}`}`,
      ),
    );
    say(terminal, style.soft('Tell the administrator the personal passphrase by another way than the file.'));
  });
}

/** An appointment is signed by a key that only the archive's passphrase gives, so nothing else that opens it can make one. */
function requirePassphrase({ rawKey, appointment }: AppointOptions): void {
  if (rawKey === true) {
    throw fail(
      'usage',
      'A raw key opens the archive but cannot sign: an appointment is signed by a key that only the archive’s passphrase gives.',
    );
  }
  if (appointment !== undefined) {
    throw fail(
      'usage',
      'An administrator cannot appoint another: an appointment is signed by a key that only the archive’s passphrase gives.',
    );
  }
}
