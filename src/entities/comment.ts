import { Field, Int, ObjectType } from 'type-graphql';
import { Check, ChildEntity, Column, Index, JoinColumn, ManyToOne } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import { CommentStatus } from '../domain/kinds.js';
import { CommentThread } from './comment-thread.js';
import { Node } from './node.js';
import { Statement } from './statement.js';

/** A reader's statement under an article. A root comment has the id of its thread. */
@ChildEntity('COMMENT')
@Index('comment_by_thread', ['articleId', 'threadId', 'position', 'id'], { where: 'thread_id is not null' })
@Index('comment_by_parent', ['articleId', 'parentId', 'position', 'id'], { where: 'parent_id is not null' })
@Index('comment_by_chronology', ['chronology', 'articleId', 'id'], {
  where: `type = 'COMMENT' and is_listed`,
})
@Index('comment_by_status', ['status', 'chronology', 'articleId', 'id'], { where: `status <> 'PUBLISHED'` })
@Index('comment_by_sender', ['sender', 'author'], { where: 'sender is not null' })
@Index('comment_sent_by_article', ['articleId'], { where: 'sender is not null' })
@Check('comment_only_check', `type = 'COMMENT' or sender is null and upvotes is null and downvotes is null`)
@Check('comment_votes_check', 'upvotes >= 0 and downvotes >= 0')
@Check('comment_listed_check', `type <> 'COMMENT' or is_listed = (status = 'PUBLISHED')`)
@Check('comment_status_check', `status in ('PUBLISHED', 'PENDING', 'REJECTED')`)
@Check(
  'comment_parent_check',
  `type <> 'COMMENT' or (parent_id is null) = (depth = 0) and (parent_id is null) = (thread_id = id)`,
)
@ObjectType({ implements: [Node, Statement], description: "A reader's statement under an article." })
export class Comment extends Statement {
  @Field(() => String, { description: 'The name the reader wrote under.' })
  @Column({ name: 'author', type: 'text' })
  author!: string;

  @Column({ name: 'thread_id', type: 'integer' })
  threadId!: number;

  @Column({ name: 'parent_id', type: 'integer', nullable: true })
  parentId!: number | null;

  @Field(() => Int, { description: '0 for the root of a thread, 1 for a reply to it, and so on.' })
  @Column({ name: 'depth', type: 'integer' })
  depth!: number;

  @Field(() => CommentStatus, { description: 'Where it stands in moderation.' })
  @Column({ name: 'status', type: 'text' })
  status!: CommentStatus;

  /** Who sent it in, as `senderOf` tells; null for one that stands on the page. */
  @Column({ name: 'sender', type: 'text', nullable: true })
  sender!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many readers agreed, where the page tells.' })
  @Column({ name: 'upvotes', type: 'integer', nullable: true })
  upvotes!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many readers disagreed, where the page tells.' })
  @Column({ name: 'downvotes', type: 'integer', nullable: true })
  downvotes!: number | null;

  @ManyToOne(() => CommentThread, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'comment_thread_fkey',
    },
    { name: 'thread_id', referencedColumnName: 'id', foreignKeyConstraintName: 'comment_thread_fkey' },
  ])
  readonly thread?: CommentThread;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'comment_parent_fkey',
    },
    { name: 'parent_id', referencedColumnName: 'id', foreignKeyConstraintName: 'comment_parent_fkey' },
  ])
  readonly parent?: Statement | null;

  get globalId(): string {
    return encodeGlobalId('Comment', this.articleId, this.id, this.idVersion ?? undefined);
  }
}
