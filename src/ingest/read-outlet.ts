import { readPrintedDate } from './printed-date.js';

/** Lines by which a page tells whose it is. */
const PUBLISHED =
  /^(?:first )?published (?:in|by) (?<outlet>[^,|\n]{2,80}?)(?:(?:,| on) (?<date>[^|\n]{4,60}?))?\.?$/iu;
const COPYRIGHT =
  /^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:[-–]\d{4})?\s*)?(?<outlet>\p{Lu}[^.|\n]{1,60}?)(?:[.,|]| all rights).*$/iu;

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
