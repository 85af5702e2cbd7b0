import { Field, ObjectType } from 'type-graphql';
import { Comment } from '../../entities/comment.js';
import { MutationPayload } from './mutation-payload.js';

@ObjectType({ description: 'The comment, and where it stands in moderation.' })
export class AddCommentPayload extends MutationPayload {
  @Field(() => Comment, {
    nullable: true,
    description: 'As it is stored, also where readers do not see it yet; null where nothing was done.',
  })
  readonly comment!: Comment | null;
}

@ObjectType({ description: 'What readers see, or see no more.' })
export class ModerateCommentPayload extends MutationPayload {
  @Field(() => Comment, {
    nullable: true,
    description: 'As it is now, also where somebody was faster; null where there is none.',
  })
  readonly comment!: Comment | null;
}
