import { parse } from 'chrono-node';

const RELATIVE =
  /\b(ago|yesterday|today|just now|last (?:week|month|year|night)|hours?|minutes?|mins?|hrs?)\b/i;

/** True for 'October 30, 2010', '30/10/2010', '2010-10-30T14:05Z' and the like, and nothing else beside them. */
export function isPrintedDate(words: string): boolean {
  const [found, ...others] = parse(words, { instant: new Date(0), timezone: 0 });
  return (
    found !== undefined &&
    others.length === 0 &&
    found.text.length >= words.trim().length - 2 &&
    /\d{4}/.test(words)
  );
}

/**
 * Reads a date as printed, in UTC where no zone is printed. A date without a time is its midnight.
 * @param reference when a relative age ('12 years ago') is counted from; without it there is no telling
 */
export function readPrintedDate(words: string, reference?: Date): Date | null {
  if (RELATIVE.test(words) && !reference) return null;
  const [found] = parse(words, { instant: reference ?? new Date(0), timezone: 0 });
  if (!found) return null;
  const { start } = found;
  if (RELATIVE.test(words)) return start.date();
  if (!start.isCertain('year')) return null;
  if (start.isCertain('hour')) return start.date();
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  return year === null || month === null || day === null ? null : new Date(Date.UTC(year, month - 1, day));
}
