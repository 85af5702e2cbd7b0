/** Prints a table: the first column to the left, numbers to the right. */
export function printTable(title, header, rows) {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  console.log(`\n${title}\n\n${line(cells[0])}`);
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of cells.slice(1)) console.log(line(row));
}

export const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

/** The middle one of some runs, by a number that each of them has. */
export function middle(runs, key) {
  const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** @returns 'met', 'missed', or what was not measured */
export function verdict(measured, most) {
  if (!Number.isFinite(measured)) return 'not measured';
  return measured <= most ? 'met' : 'missed';
}
