import { readPrintedDate } from './printed-date.js';

/** Lines by which a page tells whose it is. */
const PUBLISHED =
  /^(?:First p|P)ublished (?:in|by) (?<outlet>\p{Lu}[^,.|\n]{1,60}?)(?:(?:,| on) (?<date>[^|.\n]{4,40}\d[^|.\n]{0,20}))?\.?$/u;
const COPYRIGHT =
  /^(?:[Cc]opyright\s+)?(?:©|\([cC]\)|[Cc]opyright(?=\s+\d{4}))\s*(?:\d{4}(?:[-–]\d{4})?\s*)?(?<outlet>\p{Lu}[^.|\n]{1,60}?)(?:[.,|].*| [Aa]ll rights.*)?$/u;

export interface Publication {
  readonly outlet: string;
  readonly publishedAt: Date | null;
}

/** @returns what the page's own lines tell of its outlet, or null */
export function outletIn(blocks: readonly string[]): Publication | null {
  const lines = blocks.flatMap((block) => block.split('\n')).map((line) => line.trim());
  for (const pattern of [PUBLISHED, COPYRIGHT]) {
    for (const line of lines) {
      const groups = pattern.exec(line)?.groups;
      if (!groups?.['outlet']) continue;
      return {
        outlet: groups['outlet'].trim(),
        publishedAt: groups['date'] ? readPrintedDate(groups['date']) : null,
      };
    }
  }
  return null;
}
