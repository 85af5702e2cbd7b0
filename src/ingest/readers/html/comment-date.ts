import { oneLine } from '../../../domain/one-line.js';
import { readPrintedDate } from '../../printed-date.js';
import { readTimestamp } from './read-time.js';

/** The time of a comment as printed, and as far as it can be told. */
export function commentDate(
  printed: string | null,
  stamp: string | null,
  retrievedAt?: Date,
): { printedAge: string | null; saidAt: Date | null } {
  const printedAge = printed === null || oneLine(printed) === '' ? null : oneLine(printed);
  const stamped = stamp === null ? null : readTimestamp(stamp);
  return {
    printedAge,
    saidAt: stamped ?? (printedAge === null ? null : readPrintedDate(printedAge, retrievedAt)),
  };
}
