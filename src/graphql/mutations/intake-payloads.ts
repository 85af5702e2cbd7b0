import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { IngestOutcome } from '../../domain/ingest-outcome.js';
import { Article } from '../../entities/article.js';
import { MutationPayload } from './mutation-payload.js';

registerEnumType(IngestOutcome, {
  name: 'IngestOutcome',
  description: 'What became of an article that was sent in.',
  valuesConfig: {
    CREATED: { description: 'It is new.' },
    CHANGED: { description: 'It said something else, or less, before: that is kept as a version.' },
    UNCHANGED: { description: 'All of it was there; nothing was written.' },
  },
});

@ObjectType({ description: 'The article, and what became of it.' })
export class IngestArticlePayload extends MutationPayload {
  @Field(() => Article, {
    nullable: true,
    description: 'As it is in the archive now; null where nothing was done.',
  })
  readonly article!: Article | null;

  @Field(() => IngestOutcome, {
    nullable: true,
    description: 'What became of it; null where nothing was done.',
  })
  readonly outcome!: IngestOutcome | null;
}
