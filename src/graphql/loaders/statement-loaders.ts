import { parentKey } from '../../store/keyset-list.js';
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
import { BY_PARENT, type Remembered } from './remembered.js';
import type { Keyed } from './remembering-loader.js';
import { grouped, inOrder, inOrderOrGone } from './restore-order.js';

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

const SELECTOR: Keyed<ContextKey> = { keyOf: contextKey, ownerOf: ({ articleId }) => articleId };

/** What can be asked about statements: quotes and comments alike. */
export function statementLoaders(level: Level, inside: Remembered, about: Remembered, archive: Remembered) {
  return {
    statements: new ListLoader(level, statements, archive),
    statementsByArticleId: new ListLoader(level, statementsByArticleIds, inside),
    statementsByEntityId: new ListLoader(level, statementsByEntityIds, about),
    quotes: new ListLoader(level, quotes, archive),
    quotesByArticleId: new ListLoader(level, quotesByArticleIds, inside),
    quotesByEntityId: new ListLoader(level, quotesByEntityIds, about),
    quotesBySpeakerEntityId: new ListLoader(level, quotesBySpeakerEntityIds),
    quotesBySpeakerSourceId: new ListLoader(level, quotesBySpeakerSourceIds, inside),
    statementsByVersionId: new ListLoader(level, statementsByVersionIds, inside),
    quotesByVersionId: new ListLoader(level, quotesByVersionIds, inside),
    quotesByVersionSourceId: new ListLoader(level, quotesByVersionSourceIds, inside),
    statementById: inside.loader('statementById', BY_PARENT, async (keys) =>
      inOrderOrGone(keys, await statementsByIds(level, keys)),
    ),
    piecesByQuoteId: inside.loader('piecesByQuoteId', BY_PARENT, async (keys) =>
      grouped(keys, await piecesByQuoteIds(level, keys), parentKey, quoteKey),
    ),
    mentionsByStatementId: inside.loader('mentionsByStatementId', BY_PARENT, async (keys) => {
      const rows = await mentionsByStatementIds(level, keys);
      const groups = grouped(keys, rows, parentKey, ({ statementId, mention }) => {
        const { articleId, versionNumber } = mention;
        return parentKey({ id: articleId, localId: statementId, version: versionNumber });
      });
      return groups.map((group) => group.map(({ mention }) => mention));
    }),
    stancesByStatementId: inside.loader('stancesByStatementId', BY_PARENT, async (keys) =>
      grouped(keys, await stancesByStatementIds(level, keys), parentKey, statementKey),
    ),
    alternativesByQuoteId: inside.loader('alternativesByQuoteId', BY_PARENT, async (keys) =>
      grouped(keys, await alternativesByQuoteIds(level, keys), parentKey, quoteKey),
    ),
    contextBySelector: inside.loader('contextBySelector', SELECTOR, async (keys) =>
      inOrder(keys, await selectorContexts(level, keys), contextKey, contextKey),
    ),
  };
}
