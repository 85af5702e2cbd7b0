/** A stretch of a page without an empty line, and where it stands. */
export interface Block {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The stretches of a text between its empty lines. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  for (const match of source.matchAll(/[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g)) {
    blocks.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return blocks;
}
