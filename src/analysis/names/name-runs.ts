import { tokenRange, type Token, type TokenRange } from '../draft.js';
import {
  COMMON_ENDINGS,
  GIVEN_NAME_SYLLABLES,
  NAME_PARTICLES,
  NOUNS_AFTER_NAMES,
} from '../lexicon/name-parts.js';
import { isEnglishWord } from '../lexicon/english-words.js';
import { EVENT_NOUNS, ORGANIZATION_NOUNS, PLACE_NOUNS } from '../lexicon/name-nouns.js';
import { isCommonWord, isPersonNoun, nameTags } from '../lexicon/names.js';
import { bareForm, hasCapital, isHyphened, isJoiner, isPossessiveInName } from './name-joiners.js';
import { HONORIFICS } from '../lexicon/titles.js';

const CLOSED_CLASSES = new Set(['DET', 'ADP', 'SCONJ', 'CCONJ', 'ADV', 'AUX', 'PRON', 'PART']);
/** A sentence of so many words, of which so great a share is in capitals, is shouted. */
const SHOUTED = { words: 4, share: 0.6 };

/** True for a word in capitals only. */
function isLoud(token: Token | undefined): boolean {
  return token?.form.isAllCapitals === true && token.text !== token.lower;
}

const [YES, NO] = [1, -1] as const;

/** More capitals in a row are a headline, or no text at all. */
const LONGEST_RUN = 20;

/**
 * Finds runs of capitalised words: 'President Lena Ortiz of the Bank of Lisk'. Talks to the lexicon only; what a run
 * names, and whether it is one name or several, is for others to decide.
 */
export class NameRuns {
  /** Words that stand capitalised where no sentence begins: names, also at the beginning of one. */
  private readonly capitalisedInside = new Set<string>();
  /** Words that stand in lower case as well; gathered once it is asked for. */
  private printedLower: ReadonlySet<string> | null = null;
  /** Whether each token is a capital of a name, once it was asked for. */
  private readonly capitals: Int8Array;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly sentences: readonly TokenRange[],
  ) {
    this.capitals = new Int8Array(tokens.length);
    const openings = new Set(sentences.map(({ first }) => first));
    for (const token of tokens) {
      if (
        token.form.hasCapital &&
        !openings.has(token.index) &&
        !this.followsMark(token.index) &&
        !token.form.isAllCapitals
      ) {
        this.capitalisedInside.add(token.lower);
      }
    }
  }

  /** @returns the runs in reading order */
  find(): TokenRange[] {
    return this.sentences.flatMap((sentence) => this.inSentence(sentence));
  }

  private inSentence(sentence: TokenRange): TokenRange[] {
    const runs: TokenRange[] = [];
    const isShouted = this.isShouted(sentence);
    for (let i = sentence.first; i < sentence.last;) {
      const isTrusted = !isShouted || this.isFamiliar(this.tokens[i]);
      const run =
        isTrusted && this.beginsName(i, sentence) ? this.runFrom(i, sentence.last, isShouted) : null;
      if (run) runs.push(run);
      i = run ? run.last : i + 1;
    }
    return runs;
  }

  private isShouted({ first, last }: TokenRange): boolean {
    let loud = 0;
    for (let i = first; i < last; i++) if (isLoud(this.tokens[i])) loud++;
    if (loud < SHOUTED.words * SHOUTED.share) return false;
    const words = this.tokens.slice(first, last).filter(({ text }) => /^\p{L}{2,}/u.test(text));
    return words.length >= SHOUTED.words && loud >= words.length * SHOUTED.share;
  }

  private isFamiliar(token: Token | undefined): boolean {
    return token !== undefined && (token.form.isListedName || this.capitalisedInside.has(token.form.bare));
  }

  private followsMark(index: number): boolean {
    return this.tokens[index - 1]?.form.endsInWord !== true;
  }

  private beginsName(index: number, sentence: TokenRange): boolean {
    const token = this.tokens[index];
    if (!token) return false;
    if ((token.lower === 'al' || token.lower === 'el') && this.isCapital(index + 1)) return true;
    if (!this.isCapital(index) || this.isGlued(index)) return false;
    if (index !== sentence.first && !this.followsMark(index)) return true;
    return this.opensWithName(token);
  }

  /** Where a capital is owed to the beginning of a sentence, the word must be known, or unheard of as a common word. */
  private opensWithName(token: Token): boolean {
    if (this.isFamiliar(token) || HONORIFICS.has(bareForm(token))) return true;
    if (this.opensWithBody(token.index)) return true;
    if (CLOSED_CLASSES.has(token.pos) || this.isPrintedLower(token)) return false;
    if (token.form.isAllCapitals) return !isCommonWord(token.lower);
    if (token.pos !== 'PROPN') return false;
    return (
      this.isCapital(token.index + 1) ||
      (isHyphened(this.tokens, token.index + 1) && !isEnglishWord(token.lower)) ||
      (this.isSubject(token) && !isCommonWord(token.lower.replace(/s$/, '')))
    );
  }

  private isPrintedLower({ lower }: Token): boolean {
    this.printedLower ??= this.gatherPrintedLower();
    return this.printedLower.has(lower);
  }

  private gatherPrintedLower(): Set<string> {
    const words = new Set<string>();
    for (const { form } of this.tokens) if (!form.hasCapital) words.add(form.lower);
    return words;
  }

  /** 'University of …', 'Nurses' Union'. */
  private opensWithBody(index: number): boolean {
    if (isPossessiveInName(this.tokens, index, index + 1)) return true;
    const isBody = ORGANIZATION_NOUNS.has(bareForm(this.tokens[index]));
    return isBody && this.tokens[index + 1]?.lower === 'of' && this.isCapital(index + 2);
  }

  /** A word alone at the beginning is taken for a name only where it acts or owns: 'Ortiz denies it'. */
  private isSubject({ index, lower }: Token): boolean {
    const next = this.tokens[index + 1];
    const acts = next?.pos === 'VERB' || next?.pos === 'AUX' || /^['’]s$/.test(next?.text ?? '');
    return acts && !COMMON_ENDINGS.test(lower) && !isCommonWord(lower);
  }

  private runFrom(first: number, limit: number, isShouted: boolean): TokenRange | null {
    let last = first + 1;
    for (let i = last; i < Math.min(limit, first + LONGEST_RUN); i++) {
      const token = this.tokens[i];
      if (this.belongs(i) && (!isShouted || this.isFamiliar(token))) last = i + 1;
      else if (!isJoiner(this.tokens, first, i) || !this.continuesName(i, limit)) break;
    }
    if (last < limit && NOUNS_AFTER_NAMES.has(this.tokens[last]?.lower ?? '')) last++;
    return tokenRange(this.tokens, first, last);
  }

  /** Capitals, '&', what the tokenizer cut off a word, and the second half of 'Ki-moon'. */
  private belongs(index: number): boolean {
    const [token, before] = [this.tokens[index], this.tokens[index - 1]];
    if (!token || !before) return false;
    if (this.isCapital(index) || this.isGlued(index)) return true;
    if (token.start !== before.end) return false;
    if (token.text === '&' || /^-\p{Lu}/u.test(token.text)) return true;
    return before.text === '-' && GIVEN_NAME_SYLLABLES.has(token.lower);
  }

  /** True for a piece of the word that the token before is the beginning of. */
  private isGlued(index: number): boolean {
    const [token, before] = [this.tokens[index], this.tokens[index - 1]];
    if (!token || !before || token.start !== before.end) return false;
    return /\p{L}$/u.test(before.text) && /^\p{L}/u.test(token.text);
  }

  private isCapital(index: number): boolean {
    const known = this.capitals[index] ?? NO;
    if (known !== 0) return known === YES;
    const isOne = this.isCapitalOfName(index);
    this.capitals[index] = isOne ? YES : NO;
    return isOne;
  }

  private isCapitalOfName(index: number): boolean {
    const token = this.tokens[index];
    if (!token || !hasCapital(token) || token.pos === 'PRON' || token.pos === 'DET') return false;
    if (this.isTime(token)) return false;
    return !token.form.isAllCapitals || this.isFamiliar(token) || !isCommonWord(token.lower);
  }

  /** 'April', unless somebody's first name. */
  private isTime({ index, lower, form }: Token): boolean {
    if (!form.isTime) return false;
    const [before, next] = [this.tokens[index - 1], this.tokens[index + 1]];
    return !(
      nameTags(lower).has('FIRST_NAME') &&
      !/^(?:ADP|DET|ADJ|NUM)$/.test(before?.pos ?? '') &&
      hasCapital(next)
    );
  }

  /** After a joiner another capital must come, over one more joiner at the most: 'Lashkar-e-Tarn'. */
  private continuesName(joiner: number, limit: number): boolean {
    const isOfThe =
      ['of', 'for'].includes(this.tokens[joiner]?.lower ?? '') && this.tokens[joiner + 1]?.lower === 'the';
    if (isOfThe && !this.takesOfThe(joiner - 1)) return false;
    for (let i = joiner + 1; i < Math.min(joiner + 4, limit); i++) {
      if (this.isCapital(i)) return true;
      const token = this.tokens[i];
      if (this.tokens[i - 1]?.text === '-' && token?.start === this.tokens[i - 1]?.end && this.belongs(i))
        return true;
      if (!isHyphened(this.tokens, i) && token?.lower !== 'the' && !NAME_PARTICLES.has(token?.lower ?? ''))
        return false;
    }
    return false;
  }

  private takesOfThe(index: number): boolean {
    const head = bareForm(this.tokens[index]);
    const isTitle = HONORIFICS.has(head) || isPersonNoun(head);
    return isTitle || [ORGANIZATION_NOUNS, PLACE_NOUNS, EVENT_NOUNS].some((nouns) => nouns.has(head));
  }
}
