/** The words on one line: each stretch of white space, line breaks among it, is one space. */
export function oneLine(text: string): string {
  return /[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text.trim();
}
