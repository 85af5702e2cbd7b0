import { tokenAt, tokenRange, type Cue, type Draft, type Token, type TokenRange } from '../draft.js';
import {
  COMPLEMENTIZERS,
  NEVER_SPEAKERS,
  RELATIVE_PRONOUNS,
  SOURCE_PREPOSITIONS,
} from '../lexicon/reporting-phrases.js';
import { REPORTING_VERBS } from '../lexicon/reporting-verbs.js';
import { nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';

const VERBS = new Map(REPORTING_VERBS.map((verb) => [verb.lemma, verb]));
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', '’s', "'s"]);
const CLOSING = new Set(['”', '"', "''", '’', "'", '»', '“']);
/** How many appositives may stand between a subject and its verb: 'Hill, 45, a doctor, said'. */
const MAX_APPOSITIVES = 4;

/** Which tokens stand in quotation marks, the marks among them. */
export function quotedTokens({ tokens, quotedSpans }: Draft): Uint8Array {
  const quoted = new Uint8Array(tokens.length);
  for (const { outer } of quotedSpans)
    quoted.fill(1, tokenAt(tokens, outer.start), tokenAt(tokens, outer.end));
  return quoted;
}

/** Looks for the subject of the verbs of one sentence. Decides by commas and parts of speech alone. */
class SubjectFinder {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly quoted: Uint8Array,
    private readonly sentence: TokenRange,
  ) {}

  /** The first token of what a verb is made of: 'had also said' begins at 'had'. */
  verbGroupStart(verb: number): number {
    let first = verb;
    while (first > this.sentence.first && this.isVerbal(first - 1)) first--;
    return first;
  }

  private isVerbal(index: number): boolean {
    const token = this.tokens[index];
    if (!token || this.quoted[index]) return false;
    if (token.pos === 'AUX' || token.pos === 'ADV') return !COMPLEMENTIZERS.has(token.lower);
    return token.pos === 'PART' && /^(to|not|n't|n’t)$/.test(token.lower);
  }

  /** The noun phrase before a verb group, over the appositives between them. */
  before(group: number): TokenRange | null {
    let end = group;
    for (let appositives = 0; appositives <= MAX_APPOSITIVES; appositives++) {
      const previous = this.tokens[end - 1];
      if (end <= this.sentence.first || !previous || this.quoted[end - 1]) return null;
      if (RELATIVE_PRONOUNS.has(previous.lower)) return this.antecedent(end - 1);
      if (previous.text !== ',' && previous.text !== ')') {
        const phrase = nounPhraseBefore(this.tokens, end, this.floor(end));
        const isAppositive = appositives > 0 && phrase !== null && !this.isFullPhrase(phrase);
        if (phrase && !isAppositive) return phrase;
        if (!phrase) return null;
        end = phrase.first;
        continue;
      }
      const comma = this.previousBreak(end - 2, previous.text === ')' ? '(' : ',');
      if (comma < 0) return null;
      end = comma;
    }
    return null;
  }

  /** 'Mohmand, who said': what a relative pronoun stands for. */
  private antecedent(pronoun: number): TokenRange | null {
    const end = this.tokens[pronoun - 1]?.text === ',' ? pronoun - 1 : pronoun;
    return nounPhraseBefore(this.tokens, end, this.floor(end));
  }

  /** A subject has a name, a determiner, a pronoun or a plural; an age or a party in commas has none. */
  private isFullPhrase({ first, last }: TokenRange): boolean {
    return this.tokens
      .slice(first, last)
      .some(
        ({ pos, lower }) =>
          pos === 'PROPN' || pos === 'DET' || pos === 'PRON' || (pos === 'NOUN' && lower.endsWith('s')),
      );
  }

  private previousBreak(from: number, mark: string): number {
    for (let i = from; i >= this.sentence.first; i--)
      if (this.tokens[i]?.text === mark && !this.quoted[i]) return i;
    return -1;
  }

  private floor(end: number): number {
    let floor = end;
    while (floor > this.sentence.first && !this.quoted[floor - 1]) floor--;
    return floor;
  }

  /** The noun phrase after an inverted verb: 'said a senior diplomat'. */
  after(verb: number): TokenRange | null {
    let next = verb + 1;
    while (this.tokens[next]?.pos === 'ADV') next++;
    if (next >= this.sentence.last || this.quoted[next]) return null;
    return nounPhraseFrom(this.tokens, next, this.sentence.last);
  }

  /** True where a verb follows a quotation or a comma, so that its subject can only come after it. */
  canInvert(group: number): boolean {
    const previous = this.tokens[group - 1];
    return (
      !previous ||
      group === this.sentence.first ||
      CLOSING.has(previous.text) ||
      previous.text === ',' ||
      previous.text === '—'
    );
  }
}

function isPassive(tokens: readonly Token[], verb: number, group: number): boolean {
  const form = tokens[verb]?.lower ?? '';
  return /(ed|told|said|written)$/.test(form) && tokens.slice(group, verb).some(({ lower }) => BE.has(lower));
}

/** The agent of a passive: 'was told by officials'. */
function agent(tokens: readonly Token[], verb: number, sentence: TokenRange): TokenRange | null {
  return tokens[verb + 1]?.lower === 'by' ? nounPhraseFrom(tokens, verb + 2, sentence.last) : null;
}

/** Finds the verbs and prepositions that report speech, outside quotation marks, each with its speaker's words. */
export function findCues(draft: Draft): Pick<Draft, 'cues'> {
  const quoted = quotedTokens(draft);
  return { cues: draft.sentences.flatMap((sentence) => cuesInSentence(draft, quoted, sentence)) };
}

function cuesInSentence({ tokens }: Draft, quoted: Uint8Array, sentence: TokenRange): Cue[] {
  const finder = new SubjectFinder(tokens, quoted, sentence);
  const cues: Cue[] = [];
  let subject: TokenRange | null = null;
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = tokens[i];
    if (!token || quoted[i]) continue;
    const source = sourceCue(tokens, i, sentence);
    if (source) cues.push(source);
    const verb = token.pos === 'VERB' ? VERBS.get(token.lemma) : undefined;
    const range = tokenRange(tokens, i, i + 1);
    if (!verb || !range) continue;
    const group = finder.verbGroupStart(i);
    const { patterns } = verb;
    if (isPassive(tokens, i, group)) {
      const speaker = agent(tokens, i, sentence);
      cues.push({ ...range, rule: 'passive', patterns, speaker, isInverted: speaker !== null });
      continue;
    }
    const isParticiple = token.lower.endsWith('ing') && group === i;
    const direct = isParticiple ? null : finder.before(group);
    const inverted = direct || isParticiple || !finder.canInvert(group) ? null : finder.after(i);
    const speaker: TokenRange | null =
      direct ??
      inverted ??
      (isJoined(tokens, group) || isParticiple ? (subject ?? firstSubject(tokens, sentence)) : null);
    if (speaker && !NEVER_SPEAKERS.has(tokens[speaker.first]?.lower ?? '')) {
      subject = speaker;
      const rule = direct ? 'subject before cue' : inverted ? 'subject after cue' : 'shared subject';
      cues.push({ ...range, rule, patterns, speaker, isInverted: inverted !== null });
    }
  }
  return cues;
}

/** 'He said … and added …': the second verb has the first one's subject. */
function isJoined(tokens: readonly Token[], group: number): boolean {
  return ['and', 'but', 'then', ',', 'or'].includes(tokens[group - 1]?.lower ?? '');
}

/** What a sentence is about: its first noun phrase. */
function firstSubject(tokens: readonly Token[], sentence: TokenRange): TokenRange | null {
  return nounPhraseFrom(tokens, sentence.first, sentence.last);
}

/** 'according to X', 'in the words of X'. */
function sourceCue(tokens: readonly Token[], index: number, sentence: TokenRange): Cue | null {
  for (const words of SOURCE_PREPOSITIONS) {
    if (!words.every((word, k) => tokens[index + k]?.lower === word)) continue;
    const range = tokenRange(tokens, index, index + words.length);
    const speaker = nounPhraseFrom(tokens, index + words.length, sentence.last);
    if (range && speaker)
      return { ...range, rule: words.join(' '), patterns: ['SOURCE'], speaker, isInverted: true };
  }
  return null;
}
