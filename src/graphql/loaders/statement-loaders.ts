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
} from '../../store/statements.js';
import { statementsByIds } from '../../store/statements-by-ids.js';
import {
  quotesByVersionIds,
  quotesByVersionSourceIds,
  statementsByVersionIds,
} from '../../store/version-statements.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { grouped, inOrder, inOrderOrGone } from './restore-order.js';

type Keys = readonly ParentKey[];

/** What hangs on a statement, which stands in its article or in a version of it. */
interface Hanging {
  readonly articleId: string;
  readonly versionNumber?: number;
}

const quoteKey = ({ articleId, quoteId, versionNumber }: Hanging & { quoteId: number }): string =>
  parentKey({ id: articleId, localId: quoteId, version: versionNumber });
const statementKey = ({ articleId, statementId, versionNumber }: Hanging & { statementId: number }): string =>
  parentKey({ id: articleId, localId: statementId, version: versionNumber });
const contextKey = ({ articleId, commentId, version, start, end }: ContextKey): string =>
  [articleId, commentId, version, start, end].map(String).join(':');

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
    statementsByVersionId: new ListLoader(level, statementsByVersionIds),
    quotesByVersionId: new ListLoader(level, quotesByVersionIds),
    quotesByVersionSourceId: new ListLoader(level, quotesByVersionSourceIds),
    statementById: level.loader(
      async (keys: Keys) => inOrderOrGone(keys, await statementsByIds(level, keys)),
      parentKey,
    ),
    piecesByQuoteId: level.loader(
      async (keys: Keys) => grouped(keys, await piecesByQuoteIds(level, keys), parentKey, quoteKey),
      parentKey,
    ),
    mentionsByStatementId: level.loader(async (keys: Keys) => {
      const rows = await mentionsByStatementIds(level, keys);
      const groups = grouped(keys, rows, parentKey, ({ statementId, mention }) => {
        const { articleId, versionNumber } = mention;
        return parentKey({ id: articleId, localId: statementId, version: versionNumber });
      });
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
