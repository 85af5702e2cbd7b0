import { Mention } from '../entities/mention.js';
import { KeysetList } from './keyset-list.js';

/** The mentions in the articles' own texts; those in comments belong to their statements. */
export const mentionsByArticleIds = new KeysetList<Mention, 'POSITION'>({
  name: 'mentionsByArticleIds',
  parent: 'ID',
  columns: `m.article_id as "articleId", m.id, m.entity_id as "entityId", m.comment_id as "commentId",
    m.start_offset as "start", m.code_point_start as "codePointStart", m.exact, m.is_reference as "isReference"`,
  source: () => 'mention as m where m.article_id = parent.id and m.comment_id is null',
  orders: { POSITION: [{ column: 'm.id', type: 'integer' }] },
  toRow: (record) => Object.assign(new Mention(), record),
});
