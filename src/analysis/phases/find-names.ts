import { EntityKind } from '../../domain/kinds.js';
import { tokenRange, type Draft, type NameSpan, type Token, type TokenRange } from '../draft.js';
import { nameTag } from '../lexicon/names.js';
import {
  HONORIFICS,
  ORGANIZATION_NAMES,
  ORGANIZATION_NOUNS,
  PLACE_NAMES,
  PLACE_NOUNS,
} from '../lexicon/titles.js';
import { NAME_PARTICLES, NOUNS_AFTER_NAMES } from '../lexicon/name-parts.js';

const CAPITAL = /^\p{Lu}/u;
const PLACING = new Set(['in', 'at', 'from', 'near', 'to', 'across', 'outside', 'into']);

function bare(token: Token | undefined): string {
  return (token?.lower ?? '').replace(/\.$/, '');
}

/** Walks the sentences for runs of capitalised words and decides what they name. */
class NameFinder {
  /** Words that stand capitalised where no sentence begins: names, also at the beginning of one. */
  private readonly capitalisedInside = new Set<string>();

  constructor(private readonly draft: Draft) {
    const openings = new Set(draft.sentences.map(({ first }) => first));
    for (const token of draft.tokens) {
      const isOpening =
        openings.has(token.index) || !/[\p{L}\p{N},]$/u.test(draft.tokens[token.index - 1]?.text ?? '');
      if (!isOpening && CAPITAL.test(token.text)) this.capitalisedInside.add(token.lower);
    }
  }

  inSentence(sentence: TokenRange): NameSpan[] {
    const names: NameSpan[] = [];
    for (let i = sentence.first; i < sentence.last;) {
      const run = this.runFrom(i, sentence);
      if (!run) i++;
      else {
        names.push(...this.namesOf(run));
        i = run.last;
      }
    }
    return names;
  }

  /** Capitalised words in a row, with particles, hyphens and 'of' between them. */
  private runFrom(first: number, sentence: TokenRange): TokenRange | null {
    if (!this.beginsName(first, sentence)) return null;
    let last = first + 1;
    for (let i = last; i < sentence.last; i++) {
      const token = this.token(i);
      if (this.isCapital(i) || (token && token.start === this.token(i - 1)?.end && token.text === '&')) {
        last = i + 1;
        continue;
      }
      const isJoiner = token?.text === '-' || token?.text === '–' || NAME_PARTICLES.has(token?.lower ?? '');
      const isAttached = token?.text !== '-' || token.start === this.token(i - 1)?.end;
      if (!isJoiner || !isAttached || !this.continuesName(i, sentence.last)) break;
    }
    if (NOUNS_AFTER_NAMES.has(this.token(last)?.lower ?? '') && last < sentence.last) last++;
    return tokenRange(this.draft.tokens, first, last);
  }

  private token(index: number): Token | undefined {
    return this.draft.tokens[index];
  }

  private isCapital(index: number): boolean {
    const token = this.token(index);
    return (
      token !== undefined &&
      CAPITAL.test(token.text) &&
      nameTag(token.lower) !== 'TIME' &&
      token.pos !== 'PRON'
    );
  }

  /** After a hyphen or a particle another capital must come, over one more of them at the most: 'Lashkar-e-Taiba'. */
  private continuesName(joiner: number, limit: number): boolean {
    for (let i = joiner + 1; i < Math.min(joiner + 4, limit); i++) {
      if (this.isCapital(i)) return true;
      const token = this.token(i);
      if (token?.text !== '-' && !NAME_PARTICLES.has(token?.lower ?? '') && token?.lower !== 'e')
        return false;
    }
    return false;
  }

  private beginsName(index: number, sentence: TokenRange): boolean {
    const token = this.token(index);
    if (!token || token.pos === 'PRON') return false;
    if ((token.lower === 'al' || token.lower === 'el') && this.isCapital(index + 1)) return true;
    if (!this.isCapital(index)) return false;
    const before = this.token(index - 1);
    const isOpening = index === sentence.first || !before || !/[\p{L}\p{N},]$/u.test(before.text);
    if (!isOpening) return true;
    if (['DET', 'ADP', 'SCONJ', 'CCONJ', 'ADV', 'AUX'].includes(token.pos)) return false;
    const isKnown =
      this.capitalisedInside.has(token.lower) ||
      nameTag(token.lower) !== undefined ||
      HONORIFICS.has(bare(token));
    return (
      isKnown || /^\p{Lu}{2,}$/u.test(token.text) || (token.pos === 'PROPN' && this.isCapital(index + 1))
    );
  }

  /** Splits a run into what it names: a place before a person, an honorific off. */
  private namesOf({ first, last }: TokenRange): NameSpan[] {
    let begin = first;
    while (begin < last - 1 && this.token(begin)?.lower === 'the') begin++;
    const isAfterPreposition = this.token(begin - 1)?.pos === 'ADP';
    const opening = nameTag(this.token(begin)?.lower ?? '');
    if (
      isAfterPreposition &&
      opening === 'PLACE' &&
      last - begin >= 3 &&
      this.isPersonLike(begin + 1, last)
    ) {
      return [...this.name(begin, begin + 1), ...this.name(begin + 1, last)];
    }
    const isDemonym = opening === 'DEMONYM' && !ORGANIZATION_NOUNS.has(bare(this.token(last - 1)));
    return this.name(isDemonym ? begin + 1 : begin, last);
  }

  private isPersonLike(first: number, last: number): boolean {
    return (
      !ORGANIZATION_NOUNS.has(bare(this.token(last - 1))) &&
      !PLACE_NOUNS.has(bare(this.token(last - 1))) &&
      last > first
    );
  }

  private name(first: number, last: number): NameSpan[] {
    let begin = first;
    while (begin < last && HONORIFICS.has(bare(this.token(begin))) && begin < last - 1) begin++;
    const honorific =
      begin > first
        ? this.draft.text.slice(this.token(first)?.start, this.token(begin - 1)?.end)
        : this.honorificBefore(first);
    const range = tokenRange(this.draft.tokens, begin, last);
    if (!range) return [];
    const words = this.draft.text.slice(range.start, range.end);
    if (
      !/\p{L}{2}/u.test(words) ||
      nameTag(words.toLowerCase()) === 'DEMONYM' ||
      HONORIFICS.has(words.toLowerCase())
    )
      return [];
    return [{ ...range, kind: this.kindOf(range, words, honorific !== null), name: words, honorific }];
  }

  /** 'president Obama', 'mullah Omar': the title before a name need not be capitalised. */
  private honorificBefore(first: number): string | null {
    const before = this.token(first - 1);
    return before && HONORIFICS.has(bare(before)) ? before.text : null;
  }

  private kindOf({ first, last }: TokenRange, words: string, hasHonorific: boolean): EntityKind {
    const lower = words.toLowerCase();
    const tail = bare(this.token(last - 1));
    if (PLACE_NAMES.has(lower)) return EntityKind.PLACE;
    if (ORGANIZATION_NAMES.has(lower) || ORGANIZATION_NAMES.has(tail) || nameTag(lower) === 'ORGANIZATION') {
      return EntityKind.ORGANIZATION;
    }
    if (nameTag(lower) === 'PLACE') return EntityKind.PLACE;
    if (ORGANIZATION_NOUNS.has(tail) && last - first > 1) return EntityKind.ORGANIZATION;
    if (PLACE_NOUNS.has(tail) && last - first > 1) return EntityKind.PLACE;
    if (PLACE_NOUNS.has(this.token(last)?.lower ?? '') || this.isListedPlace(last)) return EntityKind.PLACE;
    if (hasHonorific || nameTag(this.token(first)?.lower ?? '') === 'FIRST_NAME') return EntityKind.PERSON;
    if (/ (of|for) /.test(lower) || /^\p{Lu}{2,}s?$/u.test(words)) return EntityKind.ORGANIZATION;
    if (last - first === 1 && PLACING.has(this.token(first - 1)?.lower ?? '')) return EntityKind.PLACE;
    if (last - first > 4) return EntityKind.ORGANIZATION;
    return EntityKind.PERSON;
  }

  /** 'Paktia, Paktika and Khost provinces': the noun after the last name of a list holds for all. */
  private isListedPlace(after: number): boolean {
    for (let i = after; i < after + 12; i++) {
      const token = this.token(i);
      if (!token) return false;
      if (PLACE_NOUNS.has(token.lower) && this.isCapital(i - 1)) return true;
      if (!this.isCapital(i) && token.text !== ',' && token.lower !== 'and') return false;
    }
    return false;
  }
}

/** Finds the names of persons, organizations and places by capitals, parts of speech and lists. */
export function findNames(draft: Draft): Pick<Draft, 'names'> {
  const finder = new NameFinder(draft);
  return { names: draft.sentences.flatMap((sentence) => finder.inSentence(sentence)) };
}
