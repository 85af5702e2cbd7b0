import { AttributionType } from '../../domain/kinds.js';
import type { TextSpan } from '../../domain/text-span.js';
import { tokenAt, type Draft, type TokenRange } from '../draft.js';
import type { QuoteFinding, SpeakerReference } from '../findings.js';
import { PRONOUNS } from '../lexicon/pronouns.js';
import { confidenceOf, type AttributionShape } from '../lexicon/rule-confidence.js';
import { SpeakerResolver } from '../speakers/speaker-resolver.js';
import { wholePhrase } from '../speakers/whole-phrase.js';

/** Gives every quote its speaker: a named entity, or a source the article keeps unnamed. */
export function resolveSpeakers(draft: Draft): Pick<Draft, 'quotes' | 'unnamedSources' | 'sourceMentions'> {
  const resolver = new SpeakerResolver(draft, draft.quotedTokens);
  const sentences = draft.sentenceIndex;
  /** True where the first verb of a shared subject, with what it says, stands between it and its second: 'Lund vowed to go, said' */
  const isFirstBetween = ({ first, last }: TokenRange, cue: number, sentence: TokenRange): boolean =>
    draft.tokens[last]?.text !== ',' &&
    (draft.cuesBySentence.get(sentence) ?? []).some(
      (other) => other.first >= last && other.first < cue && other.speaker?.first === first,
    );
  const wordsOf = (words: TokenRange, cue: TextSpan | null, rule: string): TextSpan => {
    const at = cue && tokenAt(draft.tokens, cue.start);
    const sentence = sentences.at(words.first);
    const isOne = at !== null && sentence !== undefined && sentence === sentences.at(at);
    const isApart = rule === 'shared subject' && isOne && isFirstBetween(words, at, sentence);
    const whole =
      isOne && !isApart ? wholePhrase(draft.tokens, words, at, draft.quotedTokens, sentence.last) : words;
    return { start: whole.start, end: whole.end };
  };
  const quotes = draft.attributedQuotes.map((quote): QuoteFinding => {
    const speaker = resolver.resolve(quote);
    const words = resolver.wordsFor(quote);
    const type = quote.type ?? AttributionType.SAID;
    const confidence = confidenceOf({
      kind: quote.kind,
      type,
      rule: quote.rule,
      speaker: namedBy(draft, words.speaker, speaker),
      isCueAfter: words.cue !== null && words.cue.start >= (quote.pieces[0]?.end ?? 0),
    });
    const others = speaker ? resolver.runnersUp(speaker) : [];
    const share = others.length > 0 ? (1 - confidence) / others.length : 0;
    return {
      kind: quote.kind,
      pieces: quote.pieces,
      speaker,
      attribution: (speaker ?? quote.speaker) && {
        speakerMention: words.speaker && wordsOf(words.speaker, words.cue, quote.rule),
        cue: words.cue && { start: words.cue.start, end: words.cue.end },
        type,
        rule: quote.rule,
        confidence,
        alternatives: others.map((other) => ({ speaker: other, confidence: share })),
      },
      stances: [],
    };
  });
  const { register } = resolver;
  const sourceMentions = register.sources.map(({ mentions }) => mentions);
  return { quotes, unnamedSources: register.described(draft.text), sourceMentions };
}

/** What the speaker's words are: a name, a pronoun, or a description. */
function namedBy(
  { tokens }: Draft,
  words: TokenRange | null,
  speaker: SpeakerReference | null,
): AttributionShape['speaker'] {
  if (words && PRONOUNS.has(tokens[tokenAt(tokens, words.start)]?.lower ?? '')) return 'PRONOUN';
  return speaker?.type === 'ENTITY' ? 'NAME' : 'DESCRIPTION';
}
