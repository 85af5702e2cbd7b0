import { ArticleVersion } from '../entities/article-version.js';
import { ApiKey } from '../entities/api-key.js';
import { Article } from '../entities/article.js';
import { AuditEntry } from '../entities/audit-entry.js';
import { CommentThread } from '../entities/comment-thread.js';
import { Comment } from '../entities/comment.js';
import { Correction } from '../entities/correction.js';
import { Entity } from '../entities/entity.js';
import { Mention } from '../entities/mention.js';
import { Outlet } from '../entities/outlet.js';
import { Quote } from '../entities/quote.js';
import { SearchResult } from '../entities/search-result.js';
import { Statement } from '../entities/statement.js';
import { connectionTypes } from './connection.js';

export const ApiKeyConnection = connectionTypes<ApiKey>('ApiKey', 'keys', () => ApiKey);
export const AuditEntryConnection = connectionTypes<AuditEntry>('AuditEntry', 'writes', () => AuditEntry);
export const ArticleConnection = connectionTypes<Article>('Article', 'articles', () => Article);
export const ArticleVersionConnection = connectionTypes<ArticleVersion>(
  'ArticleVersion',
  'versions of an article',
  () => ArticleVersion,
);
export const CommentConnection = connectionTypes<Comment>('Comment', 'comments', () => Comment);
export const CommentThreadConnection = connectionTypes<CommentThread>(
  'CommentThread',
  'threads',
  () => CommentThread,
);
export const CorrectionConnection = connectionTypes<Correction>(
  'Correction',
  'corrections',
  () => Correction,
);
export const EntityConnection = connectionTypes<Entity>('Entity', 'entities', () => Entity);
export const MentionConnection = connectionTypes<Mention>('Mention', 'mentions', () => Mention);
export const OutletConnection = connectionTypes<Outlet>('Outlet', 'outlets', () => Outlet);
export const QuoteConnection = connectionTypes<Quote>('Quote', 'quotes', () => Quote);
export const SearchConnection = connectionTypes<SearchResult>(
  'Search',
  'hits of a search',
  () => SearchResult,
);
export const StatementConnection = connectionTypes<Statement>('Statement', 'statements', () => Statement);
