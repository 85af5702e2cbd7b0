import { byStart } from '../../domain/sorted-spans.js';
import { tokenRange, type Draft, type Token } from '../draft.js';
import { GroupsMeant } from '../groups-meant.js';
import { DEFINITE_DETERMINERS } from '../lexicon/determiners.js';
import { GROUP_NOUNS, OBJECT_PRONOUNS } from '../lexicon/references.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';
import { speakersMeant } from '../speakers-meant.js';

/** Parts of speech that no description and no pronoun begins with. */
const NEVER_REFERRING = new Set(['NOUN', 'PROPN', 'PUNCT', 'VERB', 'AUX', 'ADP', 'ADV', 'NUM']);

type Reference = Draft['references'][number];

/** 'the group', 'them', 'it': where an entity is meant without being named. Takes a description only where its noun fits. */
export function resolveReferences(draft: Draft): Pick<Draft, 'references'> {
  const { tokens, sentences } = draft;
  const groups = new GroupsMeant(draft);
  const references: Reference[] = [];
  for (const sentence of sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = tokens[i];
      if (!token || !canRefer(token)) continue;
      const noun = describedAt(tokens, i, sentence.last);
      const range = noun ? tokenRange(tokens, i, noun.index + 1) : token;
      const isPronoun = !noun && OBJECT_PRONOUNS.has(token.lower);
      const entity = noun
        ? groups.byNoun(noun.lower, token.start)
        : isPronoun
          ? groups.them(token.start, references.at(-1))
          : null;
      if (entity !== null && range)
        references.push({ start: range.start, end: range.end, isReference: true, entity });
    }
  }
  return { references: byStart([...references, ...speakersMeant(draft)]) };
}

function canRefer({ lower, pos }: Token): boolean {
  // By its part of speech first: most tokens are nouns, verbs and marks.
  return !NEVER_REFERRING.has(pos) && (DEFINITE_DETERMINERS.has(lower) || OBJECT_PRONOUNS.has(lower));
}

/** The noun of 'the group': a determiner and nothing but a noun that can stand for a name. */
function describedAt(tokens: readonly Token[], index: number, limit: number): Token | null {
  const [determiner, noun] = [tokens[index], tokens[index + 1]];
  if (!determiner || !noun || index + 1 >= limit) return null;
  if (!DEFINITE_DETERMINERS.has(determiner.lower) || !GROUP_NOUNS.has(noun.lower)) return null;
  // 'the ministry’s spokesman'
  if (/^['’]s?$/.test(tokens[index + 2]?.text ?? '')) return noun;
  const phrase = nounPhraseFrom(tokens, index, limit);
  return phrase && headIndex(tokens, phrase) === index + 1 ? noun : null;
}
