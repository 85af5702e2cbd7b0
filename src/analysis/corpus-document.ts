import { QuoteKind } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import { byStart, spansInside } from '../domain/sorted-spans.js';
import { exactWords } from '../domain/text-span.js';
import { pairQuotationMarks } from './phases/pair-quotation-marks.js';
import { segmentParagraphs } from './phases/segment-paragraphs.js';
import type { ArticleFindings, QuoteFinding, QuotePieceFinding } from './findings.js';

interface CorpusSpan extends TextSpan {
  readonly text: string;
}

function located(text: string, { start, end }: TextSpan): CorpusSpan {
  return { start, end, text: exactWords(text, { start, end }) };
}

/** The speaker of a quote: the words there, and who they are resolved to. */
function corpusSpeaker(
  text: string,
  findings: ArticleFindings,
  { speaker, attribution, pieces }: QuoteFinding,
) {
  const source = speaker?.type === 'UNNAMED_SOURCE' ? findings.unnamedSources[speaker.index] : undefined;
  const entity = speaker?.type === 'ENTITY' ? findings.entities[speaker.index] : undefined;
  const mention = attribution?.speakerMention ? located(text, attribution.speakerMention) : null;
  if (!speaker && !mention) return null;
  const name = source?.name ?? entity?.name ?? null;
  const nowhere = { start: pieces[0]?.start ?? 0, end: pieces[0]?.start ?? 0, text: name ?? '' };
  return {
    ...(mention ?? nowhere),
    mention,
    name,
    isUnnamed: source !== undefined,
    anonymityRequested: source?.anonymityRequested ?? false,
    anonymityReason: source?.anonymityReason
      ? { ...located(text, source.anonymityReason), category: source.anonymityReason.category }
      : null,
  };
}

/** What may stand between two paragraphs of one quote: the break, and the marks that close and open. */
const PARAGRAPH_BREAK = /^[\s”"'’“‘«»„]*\n[\s”"'’“‘«»„]*$/u;

/** What may stand between two quotations of one list: 'chanted “Out!” and “Stay out!”'. */
const LIST_LINK = /^[”"'’»]+,? (?:(?:and|or) )?[“"'‘«]+$/u;

/** The pieces as corpora of quotations have them: a quote that goes on in the next paragraph is one, and so is a list. */
function wholePieces(text: string, pieces: QuoteFinding['pieces']): QuoteFinding['pieces'] {
  const whole: QuotePieceFinding[] = [];
  for (const piece of pieces) {
    const before = whole.at(-1);
    const between = before ? text.slice(before.end, piece.start) : '';
    const isListed = before?.isVerbatim === true && piece.isVerbatim && LIST_LINK.test(between);
    if (before && (isListed || PARAGRAPH_BREAK.test(between)))
      whole[whole.length - 1] = { ...before, end: piece.end };
    else whole.push(piece);
  }
  return whole;
}

/** Corpora call direct what stands in marks but for few words, as PolNeAR does from this share of the words on. */
const DIRECT_SHARE = 0.9;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** @param inMarks what stands in quotation marks, in reading order */
function isDirect(text: string, piece: TextSpan, inMarks: readonly TextSpan[]): boolean {
  const words = exactWords(text, piece).match(WORD) ?? [];
  const quoted = spansInside(inMarks, piece).flatMap((span) => exactWords(text, span).match(WORD) ?? []);
  return quoted.length > 0 && quoted.length >= words.length * DIRECT_SHARE;
}

/** Corpora tell each piece's kind apart: of words without marks and words in marks, each its own. */
function typeOfPiece({ kind, pieces }: QuoteFinding, { isVerbatim }: QuotePieceFinding): QuoteKind {
  if (!pieces.some((piece) => piece.isVerbatim)) return kind;
  return isVerbatim ? QuoteKind.DIRECT : QuoteKind.INDIRECT;
}

/**
 * Findings in the JSON form that corpora of quotations use: one entry for each piece, pieces of one quote joined by
 * `group`, its paragraphs or its list of quotations one piece; direct is also what stands in marks but for a tenth of its words. Offsets are UTF-16 code units, half open.
 */
export function toCorpusDocument(id: string, text: string, findings: ArticleFindings) {
  const mentions = byStart(
    findings.entities.flatMap(({ name, kind, mentions: spans }) =>
      spans.map((span) => ({ name, kind, ...span })),
    ),
  );
  const { quotedSpans } = pairQuotationMarks({ text, ...segmentParagraphs({ text }) });
  const typed = (quote: QuoteFinding, piece: QuotePieceFinding): QuoteKind => {
    const type = typeOfPiece(quote, piece);
    return type === QuoteKind.MIXED && isDirect(text, piece, quotedSpans) ? QuoteKind.DIRECT : type;
  };
  return {
    id,
    text,
    quotes: findings.quotes.flatMap((quote, index) => {
      const speaker = corpusSpeaker(text, findings, quote);
      const pieces = wholePieces(text, quote.pieces);
      return pieces.map((piece, frag) => ({
        ...located(text, piece),
        type: typed(quote, piece).toLowerCase(),
        isVerbatim: piece.isVerbatim,
        speaker,
        cue: quote.attribution?.cue ? located(text, quote.attribution.cue) : null,
        attributionType: quote.attribution?.type ?? null,
        rule: quote.attribution?.rule ?? null,
        confidence: quote.attribution?.confidence ?? null,
        group: `Q${String(index + 1)}`,
        frag,
        nfrag: pieces.length,
        about: spansInside(mentions, piece).map(({ name, kind, start, end, isReference }) => {
          return { name, kind, start, end, isReference };
        }),
        stances: quote.stances.map(({ target, polarity, confidence }) => ({
          target: findings.entities[target]?.name ?? '',
          polarity,
          confidence,
        })),
      }));
    }),
    entities: findings.entities.map(({ name, kind, mentions: spans }) => ({
      name,
      kind,
      mentions: spans.filter(({ isReference }) => !isReference).map(({ start, end }) => ({ start, end })),
    })),
    affiliations: findings.affiliations.map(({ person, organization, role, ...span }) => ({
      person: findings.entities[person]?.name ?? '',
      organization: organization === null ? null : (findings.entities[organization]?.name ?? null),
      role,
      ...located(text, span),
    })),
  };
}
