import { parse } from 'chrono-node';

const RELATIVE =
  /\b(ago|yesterday|today|just now|last (?:week|month|year|night)|hours?|minutes?|mins?|hrs?)\b/i;
/** '5h', '3d': what comment forms print for short. */
const SHORT_AGE = /^\d{1,3} ?(?:s|m|min|h|hr|d|w|wk|mo|y|yr)s?$/i;

/** What may stand beside a date or an age: 'on', 'at', 'about'. */
const LEEWAY = 6;
/** What is longer is no date; all that may be one would be looked for in it. */
const LONGEST = 200;

/** True for what a comment prints for its time: '12 years ago', '5h', 'yesterday', '12 May', 'March 5, 2015 at 10:15'. */
export function isPrintedAge(words: string): boolean {
  if (words.length > LONGEST) return false;
  if (SHORT_AGE.test(words)) return true;
  const [found] = parse(words, { instant: new Date(0), timezone: 0 });
  const isAll = found !== undefined && found.text.length >= words.trim().length - LEEWAY;
  return isAll && (RELATIVE.test(words) || /\d/.test(words));
}

/**
 * Reads a date as printed, in UTC where no zone is printed. A date without a time is its midnight.
 * @param reference when a relative age ('12 years ago') is counted from; without it there is no telling
 */
export function readPrintedDate(printed: string, reference?: Date): Date | null {
  if (printed.length > LONGEST) return null;
  const words = SHORT_AGE.test(printed) ? `${printed} ago` : printed;
  const isRelative = RELATIVE.test(words);
  if (isRelative && !reference) return null;
  const [found] = parse(words, { instant: reference ?? new Date(0), timezone: 0 });
  if (!found) return null;
  const { start } = found;
  if (isRelative) return start.date();
  if (!start.isCertain('year')) return null;
  if (start.isCertain('hour')) return start.date();
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  return year === null || month === null || day === null ? null : new Date(Date.UTC(year, month - 1, day));
}
