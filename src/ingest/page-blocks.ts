/** The stretches of a text between its empty lines. */
export function blocksOf(source: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  for (const line of [...source.split('\n'), '']) {
    if (line.trim() !== '') lines.push(line);
    else if (lines.length > 0) {
      blocks.push(lines.join('\n'));
      lines = [];
    }
  }
  return blocks;
}
