import { type Day, dayOf, instant, isoDate, secondsAt, weekday } from './calendar.ts';
import type { Company, User } from './company.ts';
import type { DocumentFile } from './paper/document-file.ts';
import type { Random } from './random.ts';
import type { Records } from './records.ts';

/** A document to be filed. */
export interface Filing {
  readonly kind:
    | 'purchase_invoice'
    | 'sales_invoice'
    | 'receipt'
    | 'bank_statement'
    | 'contract'
    | 'annual_accounts'
    | 'other';
  readonly fileName: string;
  readonly mimeType: 'application/pdf' | 'application/xml' | 'image/png';
  readonly file: DocumentFile;
  readonly receivedDay: Day;
  readonly channel: 'email' | 'upload' | 'app' | 'portal' | 'peppol';
  readonly isOriginal: boolean;
  readonly retention?: { readonly class: 'real_estate' | 'oss10' | 'wwft5'; readonly from: Day };
  readonly links: readonly { readonly table: string; readonly id: number; readonly role: string }[];
  /** `booked` goes the whole way to the bookkeeping package, `kept` is only stored, `stuck` waits for somebody to decide. */
  readonly course:
    | { readonly type: 'booked'; readonly reference: string; readonly authorisedCents: number | null }
    | { readonly type: 'kept' }
    | { readonly type: 'stuck' };
}

const channelNames = {
  email: 'e-mail',
  upload: 'upload',
  app: 'de app',
  portal: 'het portaal',
  peppol: 'Peppol',
} as const;
const bookkeepingPackage = 'Exact Online';
const service = 'Smartbooqing';

/** Files documents with their timeline, authorisation and export. */
export class FilingCabinet {
  readonly #random: Random;
  readonly #records: Records;
  readonly #users: readonly User[];
  readonly #lastSecond: number;

  constructor(random: Random, records: Records, company: Company, lastYear: number) {
    this.#random = random;
    this.#records = records;
    this.#users = company.users;
    this.#lastSecond = secondsAt(dayOf(lastYear + 1, 3, 13), 16 * 3600);
  }

  /** Somebody of one of the roles; the first user where nobody has it. */
  someone(...roles: readonly string[]): string {
    const candidates = this.#users.filter((user) => roles.includes(user.role));
    return candidates.length === 0 ? (this.#users[0]?.name ?? service) : this.#random.pick(candidates).name;
  }

  /** Adds the document and everything that happened to it; returns its id. */
  file(filing: Filing): number {
    const random = this.#random;
    const uploader =
      filing.channel === 'email' || filing.channel === 'peppol' ? null : this.#uploader(filing.channel);
    const received = secondsAt(filing.receivedDay, random.integer(6 * 3600, 20 * 3600));
    const status = { booked: 'exported', kept: 'archived', stuck: 'ready_for_review' }[filing.course.type];
    const documentId = this.#records.addDocument(
      {
        administration_id: 1,
        kind: filing.kind,
        file_name: filing.fileName,
        mime_type: filing.mimeType,
        channel: filing.channel,
        received_at: instant(received),
        uploaded_by: uploader,
        is_original_format: filing.isOriginal ? 1 : 0,
        status,
        retention_class: filing.retention?.class ?? 'general7',
        retention_from: filing.retention === undefined ? null : isoDate(filing.retention.from),
      },
      filing.file,
    );
    for (const link of filing.links) {
      this.#records.add('document_link', {
        document_id: documentId,
        target_table: link.table,
        target_id: link.id,
        role: link.role,
      });
    }
    const event = this.#timeline(documentId, received);
    event(0, uploader ?? service, 'Ontvangen', `via ${channelNames[filing.channel]}`);
    if (filing.course.type === 'kept') {
      event(random.integer(60, 600), uploader ?? this.someone('user_plus', 'user'), 'Gearchiveerd');
      return documentId;
    }
    event(random.integer(2, 9), service, 'Herkenning gestart');
    event(random.integer(8, 45), service, 'Gegevens herkend');
    const coder = this.someone('user_plus', 'user', 'team_leader');
    event(random.integer(1800, 50_000), coder, 'In behandeling genomen');
    if (filing.course.type === 'stuck') {
      this.#records.add('authorisation', {
        document_id: documentId,
        step: 1,
        rule: 'Zonder inkooporder: hoofd inkoop',
        authoriser: this.someone('reviewer'),
        decision: 'pending',
      });
      return documentId;
    }
    event(random.integer(300, 20_000), coder, 'Gecodeerd');
    if (filing.course.authorisedCents !== null) {
      this.#authorise(documentId, filing.course.authorisedCents, event);
    }
    this.#export(documentId, filing.course.reference, event);
    return documentId;
  }

  #uploader(channel: 'upload' | 'app' | 'portal'): string {
    switch (channel) {
      case 'app':
        return this.someone('submitter', 'submitter_plus');
      case 'portal':
        return this.someone('portal_invoice_user');
      case 'upload':
        return this.someone('user', 'user_plus', 'submitter_plus');
    }
  }

  /** Adds events one after the other and returns each one's time; none is later than the archive's last day. */
  #timeline(documentId: number, from: number): Timeline {
    let now = from;
    return (secondsLater, actor, action, remark) => {
      const isAtOnce = actor === service || secondsLater === 0;
      const wanted = isAtOnce ? now + secondsLater : inOfficeHours(now + secondsLater);
      now = Math.max(now, Math.min(wanted, this.#lastSecond));
      const at = instant(now);
      this.#records.add('document_event', {
        document_id: documentId,
        at,
        actor,
        action,
        remark: remark ?? null,
      });
      return at;
    };
  }

  #authorise(documentId: number, cents: number, event: Timeline): void {
    event(random60(this.#random), service, 'Ter autorisatie aangeboden');
    authorisationSteps(cents).forEach(({ rule, role }, index) => {
      const authoriser = this.someone(role);
      const remark = this.#random.chance(0.04) ? this.#random.pick(remarks) : undefined;
      const decidedAt = event(this.#random.integer(1800, 160_000), authoriser, 'Geautoriseerd', remark);
      this.#records.add('authorisation', {
        document_id: documentId,
        step: index + 1,
        rule,
        authoriser,
        decision: 'authorised',
        decided_at: decidedAt,
        remark: remark ?? null,
      });
    });
  }

  #export(documentId: number, reference: string, event: Timeline): void {
    event(random60(this.#random), service, 'Klaargezet voor export');
    if (this.#random.chance(0.015)) {
      const remark = this.#random.pick(failures);
      const at = event(random60(this.#random), service, 'Export mislukt', remark);
      this.#records.add('export_log', {
        document_id: documentId,
        at,
        package: bookkeepingPackage,
        outcome: 'failed',
        remark,
      });
    }
    const at = event(this.#random.integer(120, 4000), service, 'Geëxporteerd', reference);
    this.#records.add('export_log', {
      document_id: documentId,
      at,
      package: bookkeepingPackage,
      outcome: 'exported',
      reference,
    });
  }
}

/** The second itself if people are at work, else a moment in the first hour of the next working day. */
function inOfficeHours(second: number): number {
  let day = Math.floor(second / 86_400);
  const secondOfDay = second % 86_400;
  if (weekday(day) <= 5 && secondOfDay >= opensAt && secondOfDay < closesAt) return second;
  if (secondOfDay >= closesAt) day += 1;
  while (weekday(day) > 5) day += 1;
  return secondsAt(day, opensAt + (secondOfDay % 3600));
}

const opensAt = 7 * 3600;
const closesAt = 17 * 3600;

type Timeline = (secondsLater: number, actor: string, action: string, remark?: string) => string;

const remarks = [
  'Akkoord na controle van de pakbon',
  'Prijs wijkt iets af, akkoord met leverancier besproken',
  'Akkoord, volgende keer graag eerst offerte',
] as const;

const failures = [
  'Verbinding met het boekhoudpakket verbroken',
  'Relatie was in het boekhoudpakket vergrendeld',
  'Tijdslimiet van de koppeling bereikt',
] as const;

/** Who has to agree, by amount. */
function authorisationSteps(cents: number): { rule: string; role: string }[] {
  const steps = [{ rule: 'Altijd: budgethouder', role: 'document_reviewer' }];
  if (cents >= 1_000_00) steps.push({ rule: 'Vanaf € 1.000: hoofd inkoop', role: 'reviewer' });
  if (cents >= 10_000_00) steps.push({ rule: 'Vanaf € 10.000: directie', role: 'team_leader' });
  return steps;
}

function random60(random: Random): number {
  return random.integer(5, 60);
}
