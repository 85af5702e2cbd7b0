import { ObjectType } from 'type-graphql';
import { Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import { Article } from './article.js';
import { Node } from './node.js';

/** A root comment with its replies. Its id is its root comment's. */
@Table('comment_thread')
@Index('comment_thread_by_position', ['articleId', 'position', 'id'])
@ObjectType({
  implements: Node,
  description:
    'A root comment with its replies. Those that are not hidden stay readable where what they answer is.',
})
export class CommentThread extends Node {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'comment_thread_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'id', type: 'integer', primaryKeyConstraintName: 'comment_thread_pkey' })
  id!: number;

  /** The position of its root comment. */
  @Column({ name: 'position', type: 'integer' })
  position!: number;

  /** The number of the article's version that it was read from; absent where it is read as it is now. */
  readonly versionNumber?: number;

  /** The same, where its id must tell it from what stands in a later version, or now. */
  readonly idVersion?: number | null;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'comment_thread_article_fkey' })
  readonly article?: Article;

  get globalId(): string {
    return encodeGlobalId('CommentThread', this.articleId, this.id, this.idVersion ?? undefined);
  }
}
