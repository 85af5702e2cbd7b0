import { LocalIds } from '../domain/derived-id.js';
import { spansInside } from '../domain/sorted-spans.js';
import type { ArticleFindingRows } from '../store/finding-writes.js';
import { at, chronologyOf, type AnalysedPage } from './analysed-page.js';
import { aboutRows } from './about-rows.js';
import { commentRows } from './comment-rows.js';
import { quoteRows } from './quote-rows.js';
import { storedSpans } from './stored-spans.js';

/** Turns what was read and found into rows. Pure: the same page gives the same rows, ids included. */
export function articleRows(analysed: AnalysedPage): ArticleFindingRows {
  const { articleId, page, findings, entityIds } = analysed;
  const statementIds = new LocalIds(analysed.threaded.map(({ id }) => id));
  const localSourceIds = new LocalIds();
  const sourceIds = findings.unnamedSources.map(({ name }) => localSourceIds.next('unnamed source', name));

  const mentions = findings.entities
    .flatMap((entity, index) =>
      entity.mentions.map((mention) => ({ ...mention, entityId: at(entityIds, index) })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((mention, index) => ({ ...mention, id: index + 1 }));
  const reasons = findings.unnamedSources.flatMap(({ anonymityReason }) => anonymityReason ?? []);
  const stored = storedSpans(page.text, [...mentions, ...reasons, ...findings.affiliations]);
  const mentionRows = mentions.map((mention) => ({
    articleId,
    id: mention.id,
    entityId: mention.entityId,
    commentId: null,
    ...stored(mention),
    isReference: mention.isReference,
  }));

  const quotes = quoteRows(analysed, sourceIds, statementIds);
  const comments = commentRows(analysed, mentionRows.length);
  const aboutQuotes = quotes.quotes.flatMap((quote, index) => {
    const { pieces } = at(findings.quotes, index);
    return aboutRows(
      quote,
      pieces.flatMap((piece) => spansInside(mentions, piece)),
    );
  });

  return {
    bylines: analysed.bylineIds.map((personId, ordinal) => ({ articleId, ordinal, personId })),
    unnamedSources: findings.unnamedSources.map((source, index) => {
      const reason = source.anonymityReason && {
        ...source.anonymityReason,
        ...stored(source.anonymityReason),
      };
      return {
        articleId,
        id: at(sourceIds, index),
        name: source.name,
        organizationId: source.organization === null ? null : at(entityIds, source.organization),
        nationality: source.nationality,
        isPlural: source.isPlural,
        anonymityRequested: source.anonymityRequested,
        reasonCategory: reason?.category ?? null,
        reasonStart: reason?.start ?? null,
        reasonCodePointStart: reason?.codePointStart ?? null,
        reasonExact: reason?.exact ?? null,
      };
    }),
    threads: comments.threads,
    quotes: quotes.quotes,
    comments: comments.comments,
    pieces: quotes.pieces,
    alternatives: quotes.alternatives,
    mentions: [...mentionRows, ...comments.mentions],
    about: [...aboutQuotes, ...comments.about],
    stances: [...quotes.stances, ...comments.stances],
    affiliations: findings.affiliations.map((affiliation, ordinal) => ({
      articleId,
      ordinal,
      personId: at(entityIds, affiliation.person),
      organizationId: affiliation.organization === null ? null : at(entityIds, affiliation.organization),
      role: affiliation.role,
      ...stored(affiliation),
      chronology: chronologyOf(page.publishedAt),
    })),
  };
}
