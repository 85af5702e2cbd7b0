import { Field, ObjectType } from 'type-graphql';
import { Correction } from '../../entities/correction.js';
import { Entity } from '../../entities/entity.js';
import { Quote } from '../../entities/quote.js';
import { MutationPayload } from './mutation-payload.js';

@ObjectType()
abstract class DecisionPayload extends MutationPayload {
  @Field(() => Correction, { nullable: true, description: 'The decision; null where nothing was done.' })
  readonly correction!: Correction | null;
}

@ObjectType()
abstract class QuotePayload extends DecisionPayload {
  @Field(() => Quote, {
    nullable: true,
    description: 'As it is now, also where somebody was faster, or it is rejected; null where there is none.',
  })
  readonly quote!: Quote | null;
}

@ObjectType()
abstract class EntityPayload extends DecisionPayload {
  @Field(() => Entity, {
    nullable: true,
    description: 'As it is now, also where somebody was faster; merged, the one that stays.',
  })
  readonly entity!: Entity | null;
}

@ObjectType({ description: 'Who said it now.' })
export class CorrectAttributionPayload extends QuotePayload {}

@ObjectType({ description: 'Which words it has now.' })
export class CorrectQuotePayload extends QuotePayload {}

@ObjectType({ description: 'What readers see no more.' })
export class RejectQuotePayload extends QuotePayload {}

@ObjectType({ description: 'The one that both are now.' })
export class MergeEntitiesPayload extends EntityPayload {}

@ObjectType({ description: 'The two that it is now.' })
export class SplitEntityPayload extends EntityPayload {
  @Field(() => Entity, { nullable: true, description: 'The one that was split off.' })
  readonly other!: Entity | null;
}

@ObjectType({ description: 'What has one name more.' })
export class AddAliasPayload extends EntityPayload {}

@ObjectType({ description: 'What is again as it was.' })
export class UndoCorrectionPayload extends DecisionPayload {
  @Field(() => Quote, { nullable: true, description: 'The one it was about, as it is now.' })
  readonly quote!: Quote | null;

  @Field(() => Entity, { nullable: true, description: 'What it was about, as it is now.' })
  readonly entity!: Entity | null;
}
