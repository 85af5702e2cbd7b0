import { AttributionType } from '../../domain/kinds.js';
import type { CuePattern } from '../draft.js';
import { formsOf } from './verb-forms.js';

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

/** "X said (that) …", "X said to …", "…, X said". */
const CLAUSE = `say add note claim argue announce suggest tweet report explain acknowledge declare conclude recall respond reply promise propose insist predict reveal vow confirm admit indicate deny complain assert concede mention reiterate lament stress remark emphasise emphasize repeat joke contend allege observe caution quip boast testify estimate recount muse opine counter retort shout yell chant cry whisper murmur mutter comment proclaim warn tell ask agree affirm exclaim protest scream sigh snap reason recommend swear signal stipulate hint guess venture volunteer charge describe demand plead speculate grumble scoff sing rule believe think hope fear expect plan want intend doubt wonder worry suspect feel know show reckon figure anticipate presume imagine threaten state`;

/** "X found that …": with a complementizer they report; with a noun phrase they do not. */
const THAT = `question pledge find recognize recognise learn realize realise imply prove demonstrate determine clarify understand remember forget discover underscore highlight assume foresee gather hear bet wager calculate certify attest reaffirm notice decide convey point maintain post write answer advise email blog text theorize theorise hypothesize hypothesise`;

/** "…, X continued", and with marks: without them, what follows is no clause. */
const PRECEDED = 'continue maintain post write answer advise email read blog text find attack';

/** "X told Y (that) …". */
const HEARER =
  'tell inform remind warn assure reassure notify advise promise text email convince ask persuade show';

/** "X urged Y to …". */
const ORDER =
  'ask urge tell order encourage invite instruct advise beg request implore warn remind challenge press persuade';

/** "X sought to …", "X refused to …": the verbs of Levin's classes "want", "long" and "promise". */
const TO = `look pledge seek refuse decline decide aim wish aspire like love prefer opt consider hesitate resolve yearn long undertake`;

/** "X questioned …", "X criticised …": what follows is what the speech is about. */
const TOPIC = `question criticise criticize condemn denounce reject dismiss blast mock slam praise welcome cite propose demand announce describe call accuse defend express discuss outline hail lambast ridicule deplore dispute decry deny note explain recall blame depict deem applaud congratulate rebut rebuke echo invoke tout voice underscore reveal predict confirm acknowledge compare report portray mention
  oppose assail chastise berate scold deride bemoan disparage belittle laud salute commend thank disavow
  disown repudiate reference characterize characterise highlight lament regret chide admonish lambaste malign vilify
  denigrate view regard suggest promise vow stress concede insist endorse claim declare emphasize
  emphasise reiterate list disclose quote label retweet compare liken detail`;

/**
 * "X seems to …", "it appears that …": what nobody in particular holds; the subject is part of it.
 * Origin: the raising verbs of The Cambridge Grammar of the English Language, chapter 14.
 */
const SEEMING = 'seem appear';

/** "X said yes": what follows is said, whatever it is. */
const WORDS = 'say';

/** "The poll showed a narrow lead": of a document, what it shows is what it says. */
const FINDING = 'show find give';

/** The verbs that take what is said behind a preposition: "X called for …", "X talked about …". */
const BEHIND_PREPOSITION = {
  ABOUT: 'talk speak write complain worry think joke boast warn ask wonder testify brag',
  AGAINST: 'argue warn speak advise campaign rail',
  AS: 'describe',
  AT: 'hint',
  FOR: 'call push ask advocate press vouch apologize apologise plead argue',
  IN: 'believe',
  OF: 'say speak think warn boast accuse complain dream approve',
  ON: 'comment touch elaborate insist',
  TO: 'refer respond point allude object',
  WITH: 'agree disagree',
} as const satisfies Partial<Record<CuePattern, string>>;

/**
 * "X believes (that) …", "X hopes to …": what somebody has in mind.
 * Origin: the attribution types "belief" and "intention" of the PDTB 2.0 annotation manual (Penn Discourse Treebank,
 * 2007), with the classes "conjecture", "want" and "long" of Levin's.
 */
const HELD: ReadonlySet<string> = new Set(
  words(`believe think hope fear expect plan want intend doubt wonder worry suspect feel know reckon figure anticipate
    presume imagine recognize recognise learn realize realise determine understand see remember forget discover assume
    foresee gather hear notice decide seek aim wish aspire like love prefer look opt consider hesitate resolve yearn
    long oppose view regard ${SEEMING}`),
);

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

/**
 * "It is said that …", "the mill is believed to be older": verbs whose passive reports what nobody in particular says.
 * Origin: the raised passives of The Cambridge Grammar of the English Language, chapter 16.
 */
export const RAISED_PASSIVES: ReadonlySet<string> = new Set(
  words(
    `expect believe say report think allege assume estimate presume project suppose predict rumor rumour forecast`,
  ),
);

/**
 * Verbs that an infinitive follows in the passive only: 'a man considered to be rich' considers nothing.
 * Origin: The Cambridge Grammar of the English Language, chapter 14, on raised objects.
 */
export const INFINITIVE_IN_PASSIVE_ONLY: ReadonlySet<string> = new Set(
  words(`believe say report think allege assume estimate presume suppose rumor rumour consider deem`),
);

/** What a verb takes, likeliest first. */
const CLASSES: readonly (readonly [CuePattern, string])[] = [
  ['HEARER', HEARER],
  ['ORDER', ORDER],
  ['CLAUSE', CLAUSE],
  ['PRECEDED', PRECEDED],
  ['THAT', THAT],
  ['INFINITIVE', TO],
  ...(Object.entries(BEHIND_PREPOSITION) as [CuePattern, string][]),
  ['TOPIC', TOPIC],
  ['FINDING', FINDING],
  ['WORDS', WORDS],
  ['RAISED', SEEMING],
];

function collect(): ReportingVerb[] {
  const patterns = new Map<string, CuePattern[]>();
  for (const [pattern, verbs] of CLASSES)
    for (const lemma of words(verbs)) patterns.set(lemma, [...(patterns.get(lemma) ?? []), pattern]);
  return [...patterns].map(([lemma, taken]) => ({
    lemma,
    forms: formsOf(lemma),
    patterns: taken,
    type: HELD.has(lemma) ? AttributionType.HELD : AttributionType.SAID,
  }));
}

export const REPORTING_VERBS: readonly ReportingVerb[] = collect();

/** Lemmas of the verbs whose infinitive is somebody else's to carry out: 'told to leave'. */
export const ORDER_VERBS: ReadonlySet<string> = new Set(words(ORDER));

/**
 * Verbs that take no question: after one 'if' and 'when' tell on what condition somebody says so, 'would respond if asked'.
 * Origin: the verbs of The Cambridge Grammar of the English Language, chapter 11, that take no interrogative clause.
 */
export const VERBS_WITHOUT_QUESTION: ReadonlySet<string> = new Set(
  words(`respond reply retort comment testify complain agree protest concede plead swear volunteer promise vow pledge
    threaten speak apologize apologise object boast joke quip claim allege assert insist urge encourage`),
);

/**
 * Words that stand before a clause without a complementizer, though its subject may as well be their object: 'found the
 * bridge was safe', 'found the bridge'. Origin: as above, on the omission of "that".
 */
export const TAKE_BARE_CLAUSES: ReadonlySet<string> = new Set(
  words(`show find learn realize realise discover prove demonstrate determine notice decide understand forget remember
    assume gather hear recognize recognise clarify advise post maintain write confident aware concerned hopeful
    optimistic sure certain convinced worried afraid glad sorry clear`),
);

const VERB_OF_FORM: ReadonlyMap<string, string> = new Map(
  REPORTING_VERBS.flatMap(({ forms, lemma }) => forms.map((form) => [form, lemma] as const)),
);

/** @param word lower case; the base form of the reporting verb that it can be a form of */
export function reportedVerb(word: string): string | undefined {
  return VERB_OF_FORM.get(word);
}

const TYPE_OF_FORM: ReadonlyMap<string, AttributionType> = new Map(
  REPORTING_VERBS.flatMap(({ forms, type }) => forms.map((form) => [form, type] as const)),
);

/** @param word lower case; true for any form of a reporting verb */
export function isReportingForm(word: string): boolean {
  return TYPE_OF_FORM.has(word);
}

/** @param word lower case; whether what a form of a reporting verb reports was said, or is held */
export function reportingType(word: string): AttributionType | undefined {
  return TYPE_OF_FORM.get(word);
}

/** Verbs of how somebody speaks: what stands in marks right after one is no title and no scare quote. Origin: Levin (1993), 37.3. */
export const UTTERING_VERBS: ReadonlySet<string> = new Set(
  'shout yell chant cry whisper murmur mutter scream exclaim sing'.split(' '),
);
