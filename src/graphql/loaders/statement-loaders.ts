import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { selectorContexts, type ContextKey } from '../../store/selector-contexts.js';
import {
  alternativesByQuoteIds,
  mentionsByStatementIds,
  piecesByQuoteIds,
  stancesByStatementIds,
} from '../../store/statement-details.js';
import {
  quotes,
  quotesByArticleIds,
  quotesByEntityIds,
  quotesBySpeakerEntityIds,
  quotesBySpeakerSourceIds,
  statements,
  statementsByArticleIds,
  statementsByEntityIds,
  statementsByIds,
} from '../../store/statements.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { grouped, inOrder, keyInArticle } from './restore-order.js';

type Keys = readonly ParentKey[];

const quoteKey = (row: { articleId: string; quoteId: number }): string =>
  parentKey({ id: row.articleId, localId: row.quoteId });
const statementKey = (row: { articleId: string; statementId: number }): string =>
  parentKey({ id: row.articleId, localId: row.statementId });
const contextKey = ({ articleId, commentId, start, end }: ContextKey): string =>
  `${articleId}:${String(commentId)}:${String(start)}:${String(end)}`;

/** What can be asked about statements: quotes and comments alike. */
export function statementLoaders(level: Level) {
  return {
    statements: new ListLoader(level, statements),
    statementsByArticleId: new ListLoader(level, statementsByArticleIds),
    statementsByEntityId: new ListLoader(level, statementsByEntityIds),
    quotes: new ListLoader(level, quotes),
    quotesByArticleId: new ListLoader(level, quotesByArticleIds),
    quotesByEntityId: new ListLoader(level, quotesByEntityIds),
    quotesBySpeakerEntityId: new ListLoader(level, quotesBySpeakerEntityIds),
    quotesBySpeakerSourceId: new ListLoader(level, quotesBySpeakerSourceIds),
    statementById: level.loader(
      async (keys: Keys) => inOrder(keys, await statementsByIds(level, keys), parentKey, keyInArticle),
      parentKey,
    ),
    piecesByQuoteId: level.loader(
      async (keys: Keys) => grouped(keys, await piecesByQuoteIds(level, keys), parentKey, quoteKey),
      parentKey,
    ),
    mentionsByStatementId: level.loader(async (keys: Keys) => {
      const rows = await mentionsByStatementIds(level, keys);
      const groups = grouped(keys, rows, parentKey, ({ statementId, mention: { articleId } }) =>
        statementKey({ articleId, statementId }),
      );
      return groups.map((group) => group.map(({ mention }) => mention));
    }, parentKey),
    stancesByStatementId: level.loader(
      async (keys: Keys) => grouped(keys, await stancesByStatementIds(level, keys), parentKey, statementKey),
      parentKey,
    ),
    alternativesByQuoteId: level.loader(
      async (keys: Keys) => grouped(keys, await alternativesByQuoteIds(level, keys), parentKey, quoteKey),
      parentKey,
    ),
    contextBySelector: level.loader(
      async (keys: readonly ContextKey[]) =>
        inOrder(keys, await selectorContexts(level, keys), contextKey, contextKey),
      contextKey,
    ),
  };
}
