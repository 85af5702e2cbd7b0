import { tokenRange, type Cue, type CuePattern, type Draft, type Token, type TokenRange } from '../draft.js';
import { meansPerson } from '../lexicon/persons.js';
import { DEMONSTRATIVES } from '../lexicon/determiners.js';
import { PRONOUNS, REFLEXIVE_PRONOUNS } from '../lexicon/pronouns.js';
import {
  FORMS_OF_BE,
  WORDS_OF_LEAVE,
  COMPLEMENTIZERS,
  NARRATORS,
  NEVER_SPEAKERS,
} from '../lexicon/reporting-phrases.js';
import {
  INFINITIVE_IN_PASSIVE_ONLY,
  RAISED_PASSIVES,
  REPORTING_VERBS,
  type ReportingVerb,
} from '../lexicon/reporting-verbs.js';
import { isPastParticiple } from '../lexicon/verb-forms.js';
import { nounCue } from '../noun-cues.js';
import { nounPhraseFrom } from '../noun-phrase.js';
import { sourceCue } from '../source-cues.js';
import { SubjectFinder } from '../subject-finder.js';

const VERBS = new Map(REPORTING_VERBS.map((verb) => [verb.lemma, verb]));

/** 'Asked whether it was late, she …', 'when asked about it'. */
function isFrontedQuestion(tokens: readonly Token[], verb: number): boolean {
  const [before, token, after] = [tokens[verb - 1], tokens[verb], tokens[verb + 1]];
  const isFronted = !before || /^(?:when|[.,”"])$/.test(before.lower) || before.end + 1 < (token?.start ?? 0);
  const isQuestion = COMPLEMENTIZERS.has(after?.lower ?? '') || /^(?:about|by)$/.test(after?.lower ?? '');
  return token?.lower === 'asked' && isFronted && isQuestion;
}

/** What may follow a passive that reports: 'is said to be late', 'was told by Lund', 'is expected in May'. */
const AFTER_PASSIVE = new Set(['to', 'by', 'in', 'on', 'at', 'for', 'as', ',', '.']);

function isPassive(tokens: readonly Token[], verb: number, group: number): boolean {
  if (isFrontedQuestion(tokens, verb)) return true;
  // 'He’s said it is late.'
  const isPerfect =
    /^['’]s$/.test(tokens[verb - 1]?.text ?? '') && !AFTER_PASSIVE.has(tokens[verb + 1]?.lower ?? '');
  if (isPerfect && PRONOUNS.get(tokens[verb - 2]?.lower ?? '')?.isPersonal) return false;
  return (
    isPastParticiple(tokens[verb]?.lower ?? '') &&
    tokens.slice(group, verb).some(({ lower }) => FORMS_OF_BE.has(lower))
  );
}

/** The agent of a passive: 'was told by officials'. */
function agent(tokens: readonly Token[], verb: number, sentence: TokenRange): TokenRange | null {
  return tokens[verb + 1]?.lower === 'by' ? nounPhraseFrom(tokens, verb + 2, sentence.last) : null;
}

/** Who is asked is the one that the article's questions are put to. */
const ASK = 'ask';

/** 'was told by officials', 'was asked whether', 'it is believed that', 'the mill is said to be older'; else none. */
function passiveCue(
  tokens: readonly Token[],
  { lemma, patterns, type }: ReportingVerb,
  range: TokenRange,
  speaker: TokenRange | null,
  subject: TokenRange | null,
): Cue | null {
  const cue = (taken: readonly CuePattern[], raised?: TokenRange | null): Cue => {
    const passive = {
      ...range,
      type,
      rule: 'passive',
      speaker,
      isInverted: speaker !== null,
      patterns: taken,
    };
    return raised === undefined ? passive : { ...passive, raised };
  };
  // 'The plan was praised by Lund': the subject is what it is about.
  if (speaker && subject && patterns.includes('TOPIC') && !patterns.includes('CLAUSE'))
    return cue(['SUBJECT'], subject);
  if (speaker) return cue(patterns);
  if (lemma === ASK) return cue(['THAT', 'ABOUT']);
  if (!RAISED_PASSIVES.has(lemma)) return null;
  const isImpersonal = subject === null || tokens[subject.first]?.lower === 'it';
  return cue(isImpersonal ? ['CLAUSE', 'RAISED'] : ['RAISED'], subject);
}

/** 'Lund seems to be late', 'it appears that …'. */
function seemingCue(
  tokens: readonly Token[],
  { type }: ReportingVerb,
  range: TokenRange,
  subject: TokenRange | null,
): Cue {
  const isImpersonal = subject === null || tokens[subject.first]?.lower === 'it';
  const patterns: CuePattern[] = isImpersonal ? ['THAT', 'RAISED'] : ['RAISED'];
  return { ...range, type, rule: 'seeming', patterns, speaker: null, raised: subject, isInverted: false };
}

/** Finds the verbs and prepositions that report speech, outside quotation marks, each with its speaker's words. */
export function findCues(draft: Draft): Pick<Draft, 'cues' | 'cuesBySentence'> {
  const quoted = draft.quotedTokens;
  const names = draft.nameIndex;
  const cues: Cue[] = [];
  const cuesBySentence = new Map<TokenRange, readonly Cue[]>();
  for (const sentence of draft.sentences) {
    const finder = new SubjectFinder(draft.tokens, quoted, sentence, names);
    const found = cuesInSentence(draft, quoted, sentence, finder);
    // A copy has no room to grow.
    if (found.length > 0) cuesBySentence.set(sentence, found.slice());
    for (const cue of found) cues.push(cue);
  }
  return { cues, cuesBySentence };
}

function cuesInSentence(
  { tokens }: Draft,
  quoted: Uint8Array,
  sentence: TokenRange,
  finder: SubjectFinder,
): Cue[] {
  const cues: Cue[] = [];
  // Participles and joined verbs have the subject of the main clause, not that of a relative clause in it.
  let subject: TokenRange | null = null;
  let isOfMainClause = false;
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = tokens[i];
    if (!token || quoted[i]) continue;
    if (token.pos === 'PUNCT' || token.pos === 'PROPN') continue;
    if (token.form.mayReport) {
      const worded = sourceCue(tokens, i, sentence, finder);
      if (worded) cues.push(worded);
      const isNoun = token.pos === 'NOUN' || token.pos === 'ADJ';
      const noun = isNoun ? nounCue(tokens, i, sentence, finder) : null;
      if (noun) cues.push(noun);
    }
    const verb = token.pos === 'VERB' ? VERBS.get(token.lemma) : undefined;
    const range = verb && tokenRange(tokens, i, i + 1);
    if (!range) continue;
    const group = finder.verbGroupStart(i);
    if (
      finder.isBareInfinitive(group) ||
      isMereLeave(tokens, i) ||
      isModifier(tokens, i, group, verb.patterns)
    )
      continue;
    if (REFLEXIVE_PRONOUNS.has(tokens[i + 1]?.lower ?? '')) continue;
    const { patterns, type } = verb;
    if (isPassive(tokens, i, group)) {
      const passive = passiveCue(tokens, verb, range, agent(tokens, i, sentence), finder.raisedBefore(group));
      if (passive) cues.push(passive);
      continue;
    }
    if (patterns.includes('RAISED')) {
      cues.push(seemingCue(tokens, verb, range, finder.raisedBefore(group)));
      continue;
    }
    if (INFINITIVE_IN_PASSIVE_ONLY.has(token.lemma) && tokens[i + 1]?.lower === 'to') continue;
    const isParticiple = token.lower.endsWith('ing') && group === i;
    const direct = isParticiple ? finder.beforeParticiple(i) : finder.before(group);
    const inverted = direct || isParticiple || !finder.canInvert(group) ? null : finder.after(i);
    const speaker: TokenRange | null =
      direct ??
      inverted ??
      (isJoined(tokens, group) || isParticiple
        ? ((isOfMainClause ? subject : finder.mainSubject(group)) ??
          subject ??
          firstSubject(tokens, sentence))
        : null);
    if (speaker && canSpeak(tokens, speaker)) {
      const isMain: boolean = !finder.isRelative(group) && (isParticiple || finder.isMain(speaker));
      if (isMain || !isOfMainClause) [subject, isOfMainClause] = [speaker, isMain];
      const isNarrator = NARRATORS.has(tokens[speaker.first]?.lower ?? '');
      const rule = isNarrator
        ? 'narrator'
        : direct
          ? 'subject before cue'
          : inverted
            ? 'subject after cue'
            : 'shared subject';
      const { first, last, start, end } = range;
      const isInverted = inverted !== null;
      // Written out, for a spread takes ten times as long, and this is done for every cue.
      cues.push({ first, last, start, end, type, rule, patterns, speaker, isInverted });
    }
  }
  return cues;
}

/** 'those people', 'those surveyed', though not 'those' alone. */
function canSpeak(tokens: readonly Token[], { first, last }: TokenRange): boolean {
  const opening = tokens[first]?.lower ?? '';
  const isTold = last - first > 1 || (tokens[last]?.pos === 'VERB' && isPastParticiple(tokens[last].lower));
  return !NEVER_SPEAKERS.has(opening) || (DEMONSTRATIVES.has(opening) && isTold);
}

/** 'was not authorised to discuss the talks': leave to speak is no speech. */
function isMereLeave(tokens: readonly Token[], verb: number): boolean {
  return tokens[verb - 1]?.lower === 'to' && WORDS_OF_LEAVE.has(tokens[verb - 2]?.lower ?? '');
}

/** What may follow a participle that has its object before it: 'the man accused of fraud', 'a party described as new'. */
const AFTER_PARTICIPLE = new Set(['as', 'by', 'of', 'with']);
const NAMING = new Set(['called', 'named', 'dubbed', 'titled', 'termed']);

function phraseStart(tokens: readonly Token[], end: number): number {
  let first = end - 1;
  while (['NOUN', 'ADJ', 'NUM'].includes(tokens[first]?.pos ?? '')) first--;
  return first;
}

/** 'what Lisk described as': with a relative pronoun before its subject the verb is finite. */
function hasRelative(tokens: readonly Token[], verb: number): boolean {
  let first = verb - 1;
  while (['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET'].includes(tokens[first]?.pos ?? '')) first--;
  return tokens[first]?.pos === 'PRON' && COMPLEMENTIZERS.has(tokens[first]?.lower ?? '');
}

/** A participle or a gerund that belongs to a noun reports nothing: 'a man called Bo', '12 pledged votes', 'some explaining'. */
function isModifier(
  tokens: readonly Token[],
  verb: number,
  group: number,
  patterns: readonly CuePattern[],
): boolean {
  const [before, token, after] = [tokens[verb - 1], tokens[verb], tokens[verb + 1]];
  if (!before || !token || !after || group < verb) return false;
  if (token.lower.endsWith('ing')) return before.pos === 'DET';
  if (!/(?:ed|told)$/.test(token.lower)) return false;
  const isAfterNoun = before.pos === 'NOUN' || before.pos === 'PROPN' || before.text === ',';
  if (NAMING.has(token.lower) && before.pos === 'NOUN' && !meansPerson(before.lower))
    return /^an?$/.test(tokens[phraseStart(tokens, verb)]?.lower ?? '') && !/^(?:for|on)$/.test(after.lower);
  return isAfterNoun
    ? patterns.includes('TOPIC') && AFTER_PARTICIPLE.has(after.lower) && !hasRelative(tokens, verb)
    : before.pos === 'NUM' && after.pos === 'NOUN';
}

/** 'He said … and added …': the second verb has the first one's subject. */
function isJoined(tokens: readonly Token[], group: number): boolean {
  return ['and', 'but', 'then', ',', 'or'].includes(tokens[group - 1]?.lower ?? '');
}

/** What a sentence is about: its first noun phrase. */
function firstSubject(tokens: readonly Token[], sentence: TokenRange): TokenRange | null {
  return nounPhraseFrom(tokens, sentence.first, sentence.last);
}
