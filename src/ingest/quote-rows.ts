import type { QuoteFinding } from '../analysis/findings.js';
import type { LocalIds } from '../domain/derived-id.js';
import { exactWords, type TextSpan } from '../domain/text-span.js';
import type { ArticleFindingRows } from '../store/finding-writes.js';
import { at, chronologyOf, speakerColumns, type AnalysedPage } from './analysed-page.js';
import { storedSpans } from './stored-spans.js';

function spansOf({ pieces, attribution }: QuoteFinding): TextSpan[] {
  return [...pieces, attribution?.cue, attribution?.speakerMention].filter((span) => span != null);
}

/** The rows of an article's quotes: the quotes in the order of the findings, and what hangs on them. */
export function quoteRows(
  { articleId, page, findings, entityIds }: AnalysedPage,
  sourceIds: readonly number[],
  statementIds: LocalIds,
): Pick<ArticleFindingRows, 'quotes' | 'pieces' | 'alternatives' | 'stances'> {
  const stored = storedSpans(page.text, findings.quotes.flatMap(spansOf));
  const texts = findings.quotes.map(({ pieces }) =>
    pieces.map((piece) => exactWords(page.text, piece)).join(' '),
  );
  const ids = texts.map((text) => statementIds.next('quote', text));
  const withId = findings.quotes.map((finding, index) => ({ finding, quoteId: at(ids, index) }));
  return {
    quotes: withId.map(({ finding, quoteId }, index) => {
      const { kind, pieces, speaker, attribution } = finding;
      const cue = attribution?.cue ? stored(attribution.cue) : null;
      const mention = attribution?.speakerMention ? stored(attribution.speakerMention) : null;
      return {
        articleId,
        id: quoteId,
        type: 'QUOTE' as const,
        text: at(texts, index),
        saidAt: page.publishedAt,
        chronology: chronologyOf(page.publishedAt),
        position: at(pieces, 0).start,
        isListed: true,
        kind,
        ...speakerColumns(speaker, entityIds, sourceIds),
        attributionType: attribution?.type ?? null,
        rule: attribution?.rule ?? null,
        confidence: attribution?.confidence ?? null,
        cueStart: cue?.start ?? null,
        cueCodePointStart: cue?.codePointStart ?? null,
        cueExact: cue?.exact ?? null,
        speakerMentionStart: mention?.start ?? null,
        speakerMentionCodePointStart: mention?.codePointStart ?? null,
        speakerMentionExact: mention?.exact ?? null,
      };
    }),
    pieces: withId.flatMap(({ finding: { pieces }, quoteId }) =>
      pieces.map((piece, ordinal) => ({
        articleId,
        quoteId,
        ordinal,
        isVerbatim: piece.isVerbatim,
        ...stored(piece),
      })),
    ),
    alternatives: withId.flatMap(({ finding: { attribution }, quoteId }) =>
      (attribution?.alternatives ?? []).map(({ speaker, confidence }, ordinal) => ({
        articleId,
        quoteId,
        ordinal,
        confidence,
        ...speakerColumns(speaker, entityIds, sourceIds),
      })),
    ),
    stances: withId.flatMap(({ finding: { stances }, quoteId }) => {
      // What the article names as two may be one in the archive: the first stance towards it counts.
      const byTarget = new Map(stances.toReversed().map((stance) => [at(entityIds, stance.target), stance]));
      return [...byTarget].map(([targetId, { polarity, confidence }]) => {
        return { articleId, statementId: quoteId, targetId, polarity, confidence };
      });
    }),
  };
}
