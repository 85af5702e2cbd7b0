import DataLoader from 'dataloader';
import type { AttributionAlternative } from '../../entities/attribution-alternative.js';
import type { Mention } from '../../entities/mention.js';
import type { QuotePiece } from '../../entities/quote-piece.js';
import type { Stance } from '../../entities/stance.js';
import type { Statement } from '../../entities/statement.js';
import type { Queryable } from '../../store/database.js';
import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { selectorContexts, type ContextKey, type SelectorContext } from '../../store/selector-contexts.js';
import {
  alternativesByQuoteIds,
  mentionsByStatementIds,
  piecesByQuoteIds,
  stancesByStatementIds,
} from '../../store/statement-details.js';
import {
  quotes,
  quotesByArticleIds,
  quotesBySpeakerEntityIds,
  quotesBySpeakerSourceIds,
  statements,
  statementsByArticleIds,
  statementsByEntityIds,
  statementsByIds,
} from '../../store/statements.js';
import { ListLoader } from './list-loader.js';
import { grouped, inOrder } from './restore-order.js';

const byKey = { cacheKeyFn: parentKey };
const quoteKey = (row: { articleId: string; quoteId: number }): string =>
  parentKey({ id: row.articleId, localId: row.quoteId });
const contextKey = ({ articleId, commentId, start, end }: ContextKey): string =>
  `${articleId}:${String(commentId)}:${String(start)}:${String(end)}`;

/** What can be asked about statements: quotes and comments alike. */
export function statementLoaders(database: Queryable) {
  return {
    statements: new ListLoader(database, statements),
    statementsByArticleId: new ListLoader(database, statementsByArticleIds),
    statementsByEntityId: new ListLoader(database, statementsByEntityIds),
    quotes: new ListLoader(database, quotes),
    quotesByArticleId: new ListLoader(database, quotesByArticleIds),
    quotesBySpeakerEntityId: new ListLoader(database, quotesBySpeakerEntityIds),
    quotesBySpeakerSourceId: new ListLoader(database, quotesBySpeakerSourceIds),
    statementById: new DataLoader<ParentKey, Statement | null, string>(
      async (keys) =>
        inOrder(keys, await statementsByIds(database, keys), parentKey, ({ articleId, id }) =>
          parentKey({ id: articleId, localId: id }),
        ),
      byKey,
    ),
    piecesByQuoteId: new DataLoader<ParentKey, QuotePiece[], string>(
      async (keys) => grouped(keys, await piecesByQuoteIds(database, keys), parentKey, quoteKey),
      byKey,
    ),
    mentionsByStatementId: new DataLoader<ParentKey, Mention[], string>(async (keys) => {
      const rows = await mentionsByStatementIds(database, keys);
      return grouped(keys, rows, parentKey, ({ statementId, mention }) =>
        parentKey({ id: mention.articleId, localId: statementId }),
      ).map((group) => group.map(({ mention }) => mention));
    }, byKey),
    stancesByStatementId: new DataLoader<ParentKey, Stance[], string>(
      async (keys) =>
        grouped(keys, await stancesByStatementIds(database, keys), parentKey, ({ articleId, statementId }) =>
          parentKey({ id: articleId, localId: statementId }),
        ),
      byKey,
    ),
    alternativesByQuoteId: new DataLoader<ParentKey, AttributionAlternative[], string>(
      async (keys) => grouped(keys, await alternativesByQuoteIds(database, keys), parentKey, quoteKey),
      byKey,
    ),
    contextBySelector: new DataLoader<ContextKey, SelectorContext | null, string>(
      async (keys) => inOrder(keys, await selectorContexts(database, keys), contextKey, contextKey),
      { cacheKeyFn: contextKey },
    ),
  };
}
