import { Field, ObjectType } from 'type-graphql';
import { ApiKey } from '../../entities/api-key.js';
import { MutationPayload } from './mutation-payload.js';

@ObjectType({ description: 'The key that was made, if it was.' })
export class CreateApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'What is kept of it.' })
  readonly apiKey!: ApiKey | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key itself, to be sent as a bearer: shown now, and never again.',
  })
  readonly secret!: string | null;
}

@ObjectType({ description: 'The key that works no more, if it did.' })
export class RevokeApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { nullable: true, description: 'What is kept of it; null where there is none.' })
  readonly apiKey!: ApiKey | null;
}
