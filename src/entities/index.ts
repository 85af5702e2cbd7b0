import './enums.js';
import { About } from './about.js';
import { Affiliation } from './affiliation.js';
import { Alias } from './alias.js';
import { ApiKey } from './api-key.js';
import { ArticleCopy } from './article-copy.js';
import { ArticleFingerprint } from './article-fingerprint.js';
import { ArticleVersion } from './article-version.js';
import { Article } from './article.js';
import { AttributionAlternative } from './attribution-alternative.js';
import { AuditEntry } from './audit-entry.js';
import { Byline } from './byline.js';
import { Change } from './change.js';
import { CommentThread } from './comment-thread.js';
import { Comment } from './comment.js';
import { Correction } from './correction.js';
import { Entity } from './entity.js';
import { Mention } from './mention.js';
import { Moderation } from './moderation.js';
import { MovedRow } from './moved-row.js';
import { Organization } from './organization.js';
import { Outlet } from './outlet.js';
import { Person } from './person.js';
import { Place } from './place.js';
import { QuotePiece } from './quote-piece.js';
import { Quote } from './quote.js';
import { Stance } from './stance.js';
import { Statement } from './statement.js';
import { UnnamedSource } from './unnamed-source.js';

/** Every class that is a table, or shares one. */
export const TABLES = [
  About,
  Affiliation,
  Alias,
  ApiKey,
  Article,
  ArticleCopy,
  ArticleFingerprint,
  ArticleVersion,
  AttributionAlternative,
  AuditEntry,
  Byline,
  Change,
  Comment,
  CommentThread,
  Correction,
  Entity,
  Mention,
  Moderation,
  MovedRow,
  Organization,
  Outlet,
  Person,
  Place,
  Quote,
  QuotePiece,
  Stance,
  Statement,
  UnnamedSource,
];
