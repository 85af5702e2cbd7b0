/** The words on one line: each stretch of white space, line breaks among it, is one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
