import { Field, ObjectType } from 'type-graphql';
import { AnonymityReasonCategory } from '../domain/kinds.js';
import { TextSelector } from './text-selector.js';

/** The reason an article states for keeping a source unnamed; a value of its source's row. */
@ObjectType({
  simpleResolvers: true,
  description: 'The reason an article states for keeping a source unnamed.',
})
export class AnonymityReason {
  @Field(() => AnonymityReasonCategory, { description: 'What sort of reason the words state.' })
  readonly category: AnonymityReasonCategory;

  @Field(() => TextSelector, {
    description: "The words that state it: 'because of the delicacy of the talks'.",
  })
  readonly selector: TextSelector;

  constructor(category: AnonymityReasonCategory, selector: TextSelector) {
    this.category = category;
    this.selector = selector;
  }
}
