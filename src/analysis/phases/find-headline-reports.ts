import { contains, overlaps, type TextSpan } from '../../domain/text-span.js';
import { byStart } from '../../domain/sorted-spans.js';
import { AttributionType, QuoteKind } from '../../domain/kinds.js';
import { tokenAt, tokenRange, type AttributedQuote, type Draft, type TokenRange } from '../draft.js';
import { HEADING_LABELS, HEADLINE_SOURCES } from '../lexicon/heading-labels.js';
import { meansPerson, meansPersons } from '../lexicon/persons.js';
import { BODY_NOUNS, DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import type { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';

/** Headlines stand at the beginning: above the text, and below another headline. */
const HEADLINES = 2;
const LONGEST_HEADLINE = 30;
/** Where every word has a capital the tagger tells no verb; fewer tokens make no sentence. */
const SHORTEST_REPORT = 4;

/** Who a headline names before its colon: a name, or a noun that can speak; never a heading such as 'Analysis'. */
function labelOf({ tokens, text }: Draft, names: NameIndex, headline: TokenRange): TokenRange | null {
  const label = nounPhraseFrom(tokens, headline.first, headline.last);
  if (!label || tokens[label.last]?.text !== ':') return null;
  const words = text.slice(label.start, label.end).toLowerCase();
  if (HEADLINE_SOURCES.has(words)) return label;
  if (HEADING_LABELS.has(words)) return null;
  const head = headIndex(tokens, label);
  const noun = tokens[head]?.lower ?? '';
  const canSpeak =
    meansPerson(noun) || meansPersons(noun) || BODY_NOUNS.has(noun) || DOCUMENT_NOUNS.has(noun);
  return canSpeak || names.at(head) ? label : null;
}

/** Finds what headlines report after a colon, in words of their own: 'Poll: Voters prefer the old bridge'. */
export function findHeadlineReports(draft: Draft): Pick<Draft, 'attributedQuotes'> {
  const { tokens, paragraphs, quotedSpans } = draft;
  const names = draft.nameIndex;
  const found = paragraphs.slice(0, HEADLINES).flatMap((paragraph): AttributedQuote[] => {
    const headline = tokenRange(tokens, tokenAt(tokens, paragraph.start), tokenAt(tokens, paragraph.end));
    if (!headline || headline.last - headline.first > LONGEST_HEADLINE) return [];
    const label = labelOf(draft, names, headline);
    const cue = label && tokens[label.last];
    if (!cue) return [];
    const piece = saidAfter(draft, cue.index + 1, headline.last);
    if (!piece || draft.attributedQuotes.some(({ pieces }) => pieces.some((other) => overlaps(other, piece))))
      return [];
    const isMixed = quotedSpans.some(({ outer }) => contains(piece, outer));
    return [
      {
        kind: isMixed ? QuoteKind.MIXED : QuoteKind.INDIRECT,
        pieces: [{ ...piece, isVerbatim: false }],
        cue,
        speaker: label,
        isCarried: false,
        type: AttributionType.SAID,
        rule: 'label before colon',
      },
    ];
  });
  return { attributedQuotes: inOrder([...draft.attributedQuotes, ...found]) };
}

/** The words after the colon, if they can be a sentence. */
function saidAfter({ tokens }: Draft, first: number, limit: number): TextSpan | null {
  let last = limit;
  while (last > first && /^[.;]$/.test(tokens[last - 1]?.text ?? '')) last--;
  const words = last - first < SHORTEST_REPORT ? null : tokenRange(tokens, first, last);
  return words && { start: words.start, end: words.end };
}

function inOrder(quotes: readonly AttributedQuote[]): AttributedQuote[] {
  const placed = quotes.map((quote) => ({ quote, start: quote.pieces[0]?.start ?? 0, end: 0 }));
  return byStart(placed).map(({ quote }) => quote);
}
