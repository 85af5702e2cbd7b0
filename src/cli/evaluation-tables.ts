import Table from 'cli-table3';
import type { Figure } from '../evaluation/figures.js';
import { F1, precisionOf, recallOf, SHARE } from '../evaluation/statistics.js';

/** What was measured on. */
interface Measured {
  readonly analysisVersion: string;
  readonly documents: number;
  readonly spans: number;
}

function share(value: number): string {
  return value.toFixed(3).replace(/^0(?=\.)/, '');
}

function interval({ low, high }: Figure): string {
  return `${share(low)} to ${share(high)}`;
}

const NAME = 'measure';
const WITHOUT_LINES = Object.fromEntries(
  ['top', 'bottom', 'left', 'right']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat('mid', 'mid-mid', 'middle')
    .map((part) => [part, '']),
);

function plainTable(head: readonly string[], rows: readonly string[][]): string {
  const table = new Table({
    head: [...head],
    chars: WITHOUT_LINES,
    colAligns: head.map((column) => (column === NAME ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  table.push(...rows);
  return `${table.toString()}\n\n`;
}

/** Found things: precision, recall and F1. */
function foundTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const [hits = 0, predicted = 0, , gold = 0] = figure.counts;
    const shares = [precisionOf(figure.counts), recallOf(figure.counts), figure.value].map(share);
    return [figure.name, ...[gold, predicted, hits].map(String), ...shares, interval(figure)];
  });
  return plainTable([NAME, 'gold', 'found', 'right', 'P', 'R', 'F1', '95% interval'], rows);
}

/** Shares of cases. */
function shareTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const [right = 0, cases = 0] = figure.counts;
    return [figure.name, String(cases), String(right), share(figure.value), interval(figure)];
  });
  return plainTable([NAME, 'cases', 'right', 'share', '95% interval'], rows);
}

function otherTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.name, share(figure.value), interval(figure)]);
  return plainTable([NAME, 'value', '95% interval'], rows);
}

const LEGEND = `95% intervals: of shares Wilson's score interval; of the others the percentiles of 1,000 bootstrap samples of the documents.\n`;

const NOTES: Readonly<Record<string, string>> = {
  quotes: `exact: the same words; partial: of all words of both, .8 are common; loose: .3. End to end: partial, and the speaker overlaps.
direct: direct predictions held against direct gold. Speakers: among the partial matches, by how the gold's words mean them.
Confidence: an attribution is right where its quote is a partial match and its speaker overlaps; calibration over 10 bins.\n`,
  entities: `A name is right where it begins and ends where the gold's does. Names of other kinds than person, organization and place are no
gold: what is found there is a false alarm, but in the last line.\n`,
  stance: `Polarity towards each marked target: positive, neutral or negative.\n`,
};

/** The figures as tables, with what they mean. */
export function evaluationTables(
  subject: string,
  { analysisVersion, documents, spans }: Measured,
  figures: readonly Figure[],
): string {
  const found = figures.filter(({ statistic }) => statistic === F1);
  const shares = figures.filter(({ statistic }) => statistic === SHARE);
  const others = figures.filter((figure) => !found.includes(figure) && !shares.includes(figure));
  return [
    `Analysis ${analysisVersion} on ${String(documents)} documents; each of ${String(spans)} spans stands at its words.\n\n`,
    found.length > 0 ? foundTable(found) : '',
    shares.length > 0 ? shareTable(shares) : '',
    others.length > 0 ? otherTable(others) : '',
    NOTES[subject] ?? '',
    LEGEND,
  ].join('');
}

/** A figure as JSON has it: how its interval was made, and the counts under their names. */
export function figureForMachines({ name, statistic, value, low, high, interval, counts }: Figure) {
  const [right = 0, found = 0] = counts;
  const isFound = statistic === F1;
  return {
    measure: name,
    statistic: statistic.name,
    value,
    low,
    high,
    interval,
    samples: statistic.samples(counts),
    ...(isFound ? { right, found, precision: precisionOf(counts), recall: recallOf(counts) } : {}),
    ...(statistic === SHARE ? { right } : {}),
  };
}
