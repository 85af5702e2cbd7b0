import { IsEnum, IsInt, IsOptional, Length, Matches, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { CommentStatus } from '../../domain/kinds.js';
import { MAX_COMMENT_LENGTH, MAX_KEY_LENGTH, MAX_SEARCH_LENGTH } from '../limits.js';
import { inputArgument, MutationInput } from '../mutations/mutation-input.js';
import { ConnectionArguments } from './connection-arguments.js';
import { WORDS } from './words.js';

@InputType({ description: "A reader's comment." })
export class AddCommentInput extends MutationInput {
  @Field(() => ID, { description: 'The article that it is about.' })
  @Length(1, MAX_KEY_LENGTH)
  articleId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The comment under the same article that it answers; null for a new thread.',
  })
  @IsOptional()
  @Length(1, MAX_KEY_LENGTH)
  parentId?: string | null;

  @Field(() => String, { description: 'The name that the reader writes under.' })
  @Length(1, MAX_SEARCH_LENGTH)
  @Matches(WORDS, { message: 'author must have letters, and no NUL' })
  author!: string;

  @Field(() => String, {
    description: `What the reader writes, ${MAX_COMMENT_LENGTH.toLocaleString('en')} UTF-16 code units at most.`,
  })
  @Length(1, MAX_COMMENT_LENGTH)
  @Matches(WORDS, { message: 'text must have words, and no NUL' })
  text!: string;
}

@InputType({ description: 'Whether readers see a comment.' })
export class ModerateCommentInput extends MutationInput {
  @Field(() => ID, { description: 'Which one is meant.' })
  @Length(1, MAX_KEY_LENGTH)
  commentId!: string;

  @Field(() => CommentStatus, { description: 'What it is to be.' })
  @IsEnum(CommentStatus)
  status!: CommentStatus;

  @Field(() => String, { description: 'Why, for those who read it later.' })
  @Length(1, MAX_KEY_LENGTH)
  @Matches(WORDS, { message: 'reason must have words, and no NUL' })
  reason!: string;

  @Field(() => Int, {
    description: "The comment's revision as you saw it: a conflict where it is another by now.",
  })
  @IsInt()
  @Min(0)
  expectedRevision!: number;
}

@ArgsType()
export class ModeratedCommentArguments extends ConnectionArguments {
  @Field(() => CommentStatus, { description: 'Where they stand in moderation.' })
  @IsEnum(CommentStatus)
  status!: CommentStatus;
}

export const AddCommentArgument = inputArgument(AddCommentInput);
export const ModerateCommentArgument = inputArgument(ModerateCommentInput);
