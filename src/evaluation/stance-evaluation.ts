import { stanceTowards } from '../analysis/stance-towards.js';
import { VerbatimError } from '../domain/errors.js';
import { Polarity } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import type { Measure } from './figures.js';
import { objectOf, objectsOf, offsetOf, stringOf, type JsonObject } from './json-line.js';
import type { Evaluation } from './judged-document.js';
import { F1, MACRO_F1, SHARE } from './statistics.js';

/** How NewsMTSC writes polarity. */
const POLARITY_BY_NUMBER = new Map<unknown, Polarity>([
  [2, Polarity.NEGATIVE],
  [4, Polarity.NEUTRAL],
  [6, Polarity.POSITIVE],
]);
const POLARITIES = Object.values(Polarity);

const MACRO = 'stance, macro F1';
const ACCURACY = 'stance, accuracy';

function nameOfPolarity(polarity: Polarity): string {
  return `stance, ${polarity.toLowerCase()}`;
}

const MEASURES: readonly Measure[] = [
  { name: MACRO, statistic: MACRO_F1 },
  { name: ACCURACY, statistic: SHARE },
  ...POLARITIES.map((polarity) => ({ name: nameOfPolarity(polarity), statistic: F1 })),
];

interface Target extends TextSpan {
  readonly polarity: Polarity;
}

/** @throws VerbatimError BAD_USER_INPUT */
function targetOf(text: string, object: JsonObject): Target {
  const [start, end] = [offsetOf(object, 'from'), offsetOf(object, 'to')];
  const polarity = POLARITY_BY_NUMBER.get(object['polarity']);
  if (polarity === undefined) throw new VerbatimError('BAD_USER_INPUT', 'Its "polarity" is none of 2, 4, 6.');
  if (text.slice(start, end) !== stringOf(object, 'mention'))
    throw new VerbatimError('BAD_USER_INPUT', 'Other words than its "mention" stand at a target.');
  return { start, end, polarity };
}

/** Measures stance: a line is `{primary_gid, sentence_normalized, targets: [{from, to, mention, polarity: 2 | 4 | 6}]}`. */
export const STANCE_EVALUATION: Evaluation = {
  measures: MEASURES,
  judge: (line) => {
    const object = objectOf(line);
    const [id, text] = [stringOf(object, 'primary_gid'), stringOf(object, 'sentence_normalized')];
    const judged = objectsOf(object, 'targets').map((each) => {
      const target = targetOf(text, each);
      return { target, found: stanceTowards(text, target) };
    });
    const right = judged.filter(({ target, found }) => found === target.polarity);
    const classes = POLARITIES.map((polarity) => {
      const hits = right.filter(({ found }) => found === polarity).length;
      const predicted = judged.filter(({ found }) => found === polarity).length;
      const gold = judged.filter(({ target }) => target.polarity === polarity).length;
      return [hits, predicted, hits, gold];
    });
    return {
      text,
      tally: {
        [MACRO]: classes.flat(),
        [ACCURACY]: [right.length, judged.length],
        ...Object.fromEntries(POLARITIES.map((polarity, i) => [nameOfPolarity(polarity), classes[i] ?? []])),
      },
      errors: judged
        .filter(({ target, found }) => found !== target.polarity)
        .map(({ target, found }) => ({
          document: id,
          group: `${found.toLowerCase()} instead of ${target.polarity.toLowerCase()}`,
          span: { start: target.start, end: target.end },
          instead: null,
        })),
      spans: judged.length,
    };
  },
};
