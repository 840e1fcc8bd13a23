import { type BookCheckName, bookChecks } from '../../books/book-checks.ts';
import { type CheckOutcome, makeCheck } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';

/** Makes one check of the books. */
export function checkBooks(name: BookCheckName, { database }: TaskContext): CheckOutcome {
  return makeCheck(name, (report) => bookChecks[name](database(), report), database);
}
