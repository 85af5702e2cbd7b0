import { nameKey } from '../../dist/src/domain/name-key.js';

/** The tables that are filled, each with its columns. */
export const COLUMNS = {
  outlet: ['id', 'name', 'url'],
  entity: ['id', 'kind', 'name', 'mention_count', 'statement_count'],
  alias: ['entity_id', 'kind', 'name', 'key'],
  article: [
    ...[
      'id',
      'identity',
      'outlet_id',
      'url',
      'headline',
      'standfirst',
      'dateline',
      'published_at',
      'chronology',
    ],
    ...['language', 'text', 'word_count', 'content_hash', 'analysis_version', 'quote_count'],
    'comment_count',
  ],
  byline: ['article_id', 'ordinal', 'person_id'],
  unnamed_source: [
    ...['article_id', 'id', 'name', 'organization_id', 'is_plural', 'anonymity_requested', 'reason_category'],
    ...['reason_start', 'reason_code_point_start', 'reason_exact'],
  ],
  comment_thread: ['article_id', 'id', 'position'],
  statement: [
    ...[
      'article_id',
      'id',
      'type',
      'text',
      'said_at',
      'chronology',
      'position',
      'author',
      'thread_id',
      'parent_id',
    ],
    ...[
      'depth',
      'status',
      'quote_kind',
      'speaker_entity_id',
      'speaker_source_id',
      'rule',
      'confidence',
      'cue_start',
    ],
    ...['cue_code_point_start', 'cue_exact', 'speaker_mention_start', 'speaker_mention_code_point_start'],
    ...['speaker_mention_exact', 'attribution_type', 'is_listed'],
  ],
  quote_piece: [
    'article_id',
    'quote_id',
    'ordinal',
    'is_verbatim',
    'start_offset',
    'code_point_start',
    'exact',
  ],
  attribution_alternative: ['article_id', 'quote_id', 'ordinal', 'confidence', 'speaker_entity_id'],
  mention: [
    ...[
      'article_id',
      'id',
      'entity_id',
      'comment_id',
      'start_offset',
      'code_point_start',
      'exact',
      'is_reference',
    ],
  ],
  about: ['article_id', 'statement_id', 'mention_id', 'entity_id', 'chronology', 'is_first', 'is_listed'],
  stance: ['article_id', 'statement_id', 'target_id', 'polarity', 'confidence'],
  affiliation: [
    ...[
      'article_id',
      'ordinal',
      'person_id',
      'organization_id',
      'role',
      'start_offset',
      'code_point_start',
      'exact',
      'chronology',
    ],
  ],
};

/**
 * To be called last: an entity's row has its counts.
 * @param write is called with a table's name and one row's values, in the order of `COLUMNS`
 */
export function writeNames(entities, outlets, write) {
  for (const { id, name, url } of outlets) write('outlet', [id, name, url]);
  for (const { id, kind, name, names, mentionCount, statementCount } of entities) {
    write('entity', [id, kind, name, mentionCount, statementCount]);
    for (const alias of names) write('alias', [id, kind, alias, nameKey(alias)]);
  }
}

function writeAbout(article, statement, mentions, saidAt, write, isListed = true) {
  const met = new Set();
  for (const { id, entity } of mentions) {
    const isFirst = !met.has(entity.id);
    write('about', [article.id, statement, id, entity.id, saidAt, isFirst, isListed]);
    met.add(entity.id);
    if (isFirst && isListed) entity.statementCount += 1;
  }
}

function writeQuote(article, quote, write) {
  const { speakerMention, cue, speaker, source } = quote;
  const isAttributed = speaker !== null || source !== null;
  const attribution = isAttributed
    ? [
        ...['speech-verb', quote.confidence, cue.start, cue.start, cue.exact],
        ...[speakerMention.start, speakerMention.start, speakerMention.exact, 'SAID'],
      ]
    : Array(9).fill(null);
  write('statement', [
    ...[article.id, quote.id, 'QUOTE', quote.pieces.map(({ exact }) => exact).join(' '), article.saidAt],
    ...[article.saidAt, quote.position, null, null, null, null, null, quote.kind, speaker?.id ?? null],
    ...[source?.id ?? null, ...attribution, true],
  ]);
  quote.pieces.forEach(({ start, exact, isVerbatim }, ordinal) => {
    write('quote_piece', [article.id, quote.id, ordinal, isVerbatim, start, start, exact]);
  });
  if (isAttributed && quote.runnerUp) {
    write('attribution_alternative', [article.id, quote.id, 0, 0.3, quote.runnerUp.id]);
  }
  writeAbout(article, quote.id, quote.about, article.saidAt, write);
  if (quote.polarity) write('stance', [article.id, quote.id, quote.about[0].entity.id, quote.polarity, 0.7]);
}

function writeComment(article, comment, write) {
  write('statement', [
    ...[article.id, comment.id, 'COMMENT', comment.text, comment.saidAt, comment.saidAt, comment.position],
    ...[comment.author, comment.thread, comment.parent?.id ?? null, comment.depth, comment.status],
    ...Array(12).fill(null),
    comment.status === 'PUBLISHED',
  ]);
  if (comment.parent === null) write('comment_thread', [article.id, comment.id, comment.position]);
  writeAbout(article, comment.id, comment.about, comment.saidAt, write, comment.status === 'PUBLISHED');
}

/** @param write is called with a table's name and one row's values, in the order of `COLUMNS` */
export function writeArticle(article, write) {
  const { id, url, text, saidAt, persons, role } = article;
  write('article', [
    ...[
      id,
      url,
      article.outlet.id,
      url,
      article.headline,
      article.standfirst,
      article.dateline,
      saidAt,
      saidAt,
    ],
    ...['en', text.text, text.text.split(' ').length, id, 'synthetic', article.quotes.length],
    article.comments.filter(({ status }) => status === 'PUBLISHED').length,
  ]);
  if (persons[0]) write('byline', [id, 0, persons.at(-1).id]);
  for (const { id: sourceId, name, organization, reason } of article.sources) {
    write('unnamed_source', [
      ...[id, sourceId, name, organization?.id ?? null, false, reason !== null, reason?.category ?? null],
      ...[reason?.start ?? null, reason?.start ?? null, reason?.exact ?? null],
    ]);
  }
  for (const quote of article.quotes) writeQuote(article, quote, write);
  for (const comment of article.comments) writeComment(article, comment, write);
  for (const { id: mention, entity, commentId, start, exact, isReference } of article.mentions) {
    write('mention', [id, mention, entity.id, commentId, start, start, exact, isReference]);
    entity.mentionCount += 1;
  }
  if (role) {
    const { start, exact } = article.mentions[0];
    const organization = role.organization?.id ?? null;
    write('affiliation', [id, 0, persons[1].id, organization, role.name, start, start, exact, saidAt]);
  }
}
