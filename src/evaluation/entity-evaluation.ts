import { analyzeArticle } from '../analysis/analyze-article.js';
import { toCorpusDocument } from '../analysis/corpus-document.js';
import { VerbatimError } from '../domain/errors.js';
import { EntityKind } from '../domain/kinds.js';
import { overlaps, type TextSpan } from '../domain/text-span.js';
import { checkedSpans } from './checked-spans.js';
import type { Measure, Tally } from './figures.js';
import { objectOf, objectsOf, offsetOf, stringOf, type JsonObject } from './json-line.js';
import type { Evaluation, JudgedError } from './judged-document.js';
import { F1 } from './statistics.js';

/** The kinds of names that corpora know; null for those that the analysis does not look for. */
const KIND_BY_TYPE = new Map<string, EntityKind | null>([
  ['PER', EntityKind.PERSON],
  ['ORG', EntityKind.ORGANIZATION],
  ['LOC', EntityKind.PLACE],
  ['MISC', null],
]);

interface NamedSpan extends TextSpan {
  readonly kind: EntityKind | null;
}

const KINDS = Object.values(EntityKind);
const SPAN = 'names, span';
const TYPED = 'names, span and kind';
const LENIENT = 'names, span; others of no account';

function nameOfKind(kind: EntityKind): string {
  return `names of kind ${kind.toLowerCase()}`;
}

const MEASURES: readonly Measure[] = [SPAN, TYPED, ...KINDS.map(nameOfKind), LENIENT].map((name) => ({
  name,
  statistic: F1,
}));

/** @throws VerbatimError BAD_USER_INPUT */
function goldNameOf(text: string, object: JsonObject): NamedSpan {
  const [start, end] = [offsetOf(object, 'start'), offsetOf(object, 'end')];
  const kind = KIND_BY_TYPE.get(stringOf(object, 'type'));
  if (kind === undefined)
    throw new VerbatimError(
      'BAD_USER_INPUT',
      `Its "type" is none of ${[...KIND_BY_TYPE.keys()].join(', ')}.`,
    );
  if (text.slice(start, end) !== stringOf(object, 'text'))
    throw new VerbatimError('BAD_USER_INPUT', 'Other words than its "text" stand at an entity.');
  return { start, end, kind };
}

function isSamePlace(a: TextSpan, b: TextSpan): boolean {
  return a.start === b.start && a.end === b.end;
}

function counts(gold: readonly NamedSpan[], found: readonly NamedSpan[], isTyped: boolean): number[] {
  const hits = found.filter((each) =>
    gold.some((other) => isSamePlace(each, other) && (!isTyped || each.kind === other.kind)),
  ).length;
  return [hits, found.length, hits, gold.length];
}

/**
 * What one document adds. Names that are no person, organization or place are no gold, and a prediction at one is a false
 * alarm; the last measure takes no account of those.
 */
function tallyNames(all: readonly NamedSpan[], found: readonly NamedSpan[]): Tally {
  const gold = all.filter(({ kind }) => kind !== null);
  const others = all.filter(({ kind }) => kind === null);
  const elsewhere = found.filter(
    (each) =>
      gold.some((other) => isSamePlace(each, other)) || !others.some((other) => overlaps(each, other)),
  );
  const ofKind = (kind: EntityKind): [string, number[]] => [
    nameOfKind(kind),
    counts(
      gold.filter((each) => each.kind === kind),
      found.filter((each) => each.kind === kind),
      true,
    ),
  ];
  return {
    [SPAN]: counts(gold, found, false),
    [TYPED]: counts(gold, found, true),
    ...Object.fromEntries(KINDS.map(ofKind)),
    [LENIENT]: counts(gold, elsewhere, false),
  };
}

function nameErrors(
  document: string,
  gold: readonly NamedSpan[],
  found: readonly NamedSpan[],
): JudgedError[] {
  const alarms = found.flatMap((span): JudgedError[] => {
    const other = gold.find((each) => isSamePlace(each, span));
    const printed = span.kind?.toLowerCase() ?? '';
    if (other?.kind === span.kind) return [];
    const group = other?.kind ? `${printed} that is ${other.kind.toLowerCase()}` : `false alarm: ${printed}`;
    return [{ document, group, span, instead: null }];
  });
  const missed = gold
    .filter(({ kind, ...span }) => kind !== null && !found.some((each) => isSamePlace(each, span)))
    .map((span) => ({
      document,
      group: `missed: ${span.kind?.toLowerCase() ?? ''}`,
      span,
      instead: null,
    }));
  return [...alarms, ...missed];
}

/** Measures names: a line is `{id, text, entities: [{start, end, text, type: PER | ORG | LOC | MISC}]}`. */
export const ENTITY_EVALUATION: Evaluation = {
  measures: MEASURES,
  judge: (line) => {
    const object = objectOf(line);
    const [id, text] = [stringOf(object, 'id'), stringOf(object, 'text')];
    const gold = objectsOf(object, 'entities').map((entity) => goldNameOf(text, entity));
    const document = toCorpusDocument(id, text, analyzeArticle(text));
    const found = document.entities.flatMap(({ kind, mentions }) =>
      mentions.map((mention) => ({ ...mention, kind })),
    );
    return {
      text,
      tally: tallyNames(gold, found),
      errors: nameErrors(id, gold, found),
      spans: checkedSpans(text, document),
    };
  },
};
