import { AttributionType } from '../../domain/kinds.js';
import type { CuePattern } from '../draft.js';

/**
 * Verbs that report speech, by what they take.
 * Origin: the classes "say", "tell", "talk", "inquire" and "judgment" of B. Levin, English Verb Classes and
 * Alternations (1993), and the reporting verbs of D. Biber et al., Longman Grammar of Spoken and Written English.
 */
export interface ReportingVerb {
  readonly lemma: string;
  /** Every inflected form, lower case. */
  readonly forms: readonly string[];
  readonly patterns: readonly CuePattern[];
  /** Whether what it reports was said, or is held. */
  readonly type: AttributionType;
}

/** "X said (that) …", "…, X said". */
const CLAUSE = `say add note claim argue announce suggest tweet report explain acknowledge declare conclude recall
  respond reply write state promise propose insist predict reveal pledge vow confirm admit post indicate deny complain
  assert concede mention reiterate lament stress remark emphasise emphasize repeat joke contend allege observe maintain
  caution quip boast testify estimate recount muse opine counter retort shout yell chant cry whisper murmur mutter
  continue comment proclaim warn tell ask agree affirm answer exclaim protest scream sigh snap blog email reason
  recommend swear signal stipulate hint guess venture volunteer charge describe demand plead
  advise speculate grumble scoff read sing rule`;

/** "X told Y (that) …". */
const HEARER = 'tell inform remind warn assure notify advise promise text email convince';

/** "X urged Y to …". */
const ORDER =
  'ask urge tell order encourage invite instruct advise beg request implore warn remind challenge';

/** "X questioned …", "X criticised …": what follows is what the speech is about. */
const TOPIC = `question criticise criticize condemn denounce reject dismiss blast mock slam praise attack welcome
  cite propose demand announce describe call accuse defend express discuss outline hail lambast ridicule deplore
  challenge dispute decry deny`;

/**
 * "X believes (that) …", "X hopes to …": what somebody has in mind.
 * Origin: the attribution types "belief" and "intention" of the PDTB 2.0 annotation manual (Penn Discourse Treebank,
 * 2007), with the classes "conjecture", "want" and "long" of Levin's.
 */
const HELD = 'believe think hope fear expect plan want intend doubt wonder worry suspect';

/** Verbs whose past forms, or other forms, are not made by rule. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ['said'],
  think: ['thought'],
  tell: ['told'],
  write: ['wrote', 'written'],
  swear: ['swore', 'sworn'],
  read: ['read'],
  sing: ['sang', 'sung'],
};

/** Verbs that double their last consonant. */
const DOUBLING: ReadonlySet<string> = new Set('admit beg blog plan quip slam snap'.split(' '));

/** The forms that English makes by rule, and those that it does not. */
function inflect(lemma: string): string[] {
  const irregular = IRREGULAR[lemma] ?? [];
  // 'snap' doubles its consonant, 'agree' keeps its vowels.
  const doubled = DOUBLING.has(lemma) ? lemma + lemma.slice(-1) : lemma;
  const stem = /[^e]e$/.test(lemma) ? lemma.slice(0, -1) : doubled;
  const hasConsonantY = /[^aeiou]y$/.test(lemma);
  const third = hasConsonantY
    ? `${lemma.slice(0, -1)}ies`
    : `${lemma}${/(s|sh|ch|x)$/.test(lemma) ? 'es' : 's'}`;
  const past = hasConsonantY ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('e') ? `${lemma}d` : `${stem}ed`;
  return [lemma, third, ...(irregular.length > 0 ? irregular : [past]), `${stem}ing`];
}

function words(list: string): string[] {
  return list.split(/\s+/);
}

function collect(): ReportingVerb[] {
  const patterns = new Map<string, CuePattern[]>();
  const held = new Set(words(HELD));
  const classes = { HEARER, ORDER, CLAUSE: `${CLAUSE} ${HELD}`, TOPIC } as const;
  for (const pattern of ['HEARER', 'ORDER', 'CLAUSE', 'TOPIC'] as const) {
    for (const lemma of words(classes[pattern]))
      patterns.set(lemma, [...(patterns.get(lemma) ?? []), pattern]);
  }
  return [...patterns].map(([lemma, taken]) => ({
    lemma,
    forms: inflect(lemma),
    patterns: taken,
    type: held.has(lemma) ? AttributionType.HELD : AttributionType.SAID,
  }));
}

export const REPORTING_VERBS: readonly ReportingVerb[] = collect();

/** Lemmas of the verbs whose infinitive is somebody else's to carry out: 'told to leave'. */
export const ORDER_VERBS: ReadonlySet<string> = new Set(words(ORDER));

const ALL_FORMS: ReadonlySet<string> = new Set(REPORTING_VERBS.flatMap(({ forms }) => forms));

/** @param word lower case; true for any form of a reporting verb */
export function isReportingForm(word: string): boolean {
  return ALL_FORMS.has(word);
}
