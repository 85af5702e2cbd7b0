import type { Article } from '../entities/article.js';
import type { ArticleTest } from '../store/article-test.js';
import type { ArticleOrderName } from '../store/articles.js';
import type { ParentKey } from '../store/keyset-list.js';
import { connect, type Connection } from './connection.js';
import { readArticleFilter } from './filters/read-article-filter.js';
import type { ArticleArguments } from './inputs/article-arguments.js';
import type { ListLoader } from './loaders/list-loader.js';
import type { Loaders } from './loaders/index.js';
import { requireWords } from './require-words.js';

const LATEST_PUBLISHED = { field: 'PUBLISHED_AT', direction: 'DESC' } as const;

/**
 * One page of a list of articles, as the arguments filter and order it; latest first by default.
 * @throws VerbatimError BAD_USER_INPUT
 */
export async function connectArticles(
  list: ListLoader<Article, ArticleOrderName, ArticleTest>,
  parent: ParentKey | null,
  args: ArticleArguments,
  loaders: Loaders,
): Promise<Connection<Article>> {
  const order = args.orderBy ?? LATEST_PUBLISHED;
  const test = await readArticleFilter(args.filter, loaders);
  requireWords(order.field, test);
  return connect(list, parent, args, order, { test, written: args.filter });
}
