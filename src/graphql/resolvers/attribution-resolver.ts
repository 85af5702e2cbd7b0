import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AttributionAlternative } from '../../entities/attribution-alternative.js';
import { Attribution } from '../../entities/attribution.js';
import { Speaker } from '../../entities/speaker.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { keyOf } from '../loaders/restore-order.js';
import { present, speakerOf } from './relations.js';

/** Opens an attribution's runners-up. */
@Resolver(() => Attribution)
export class AttributionResolver {
  @FieldResolver(() => [AttributionAlternative], { description: 'The runners-up, most likely first.' })
  alternatives(@Root() { quote }: Attribution, @Ctx() { loaders }: RequestContext) {
    return loaders.alternativesByQuoteId.load(keyOf(quote));
  }
}

/** Opens a runner-up's speaker. */
@Resolver(() => AttributionAlternative)
export class AttributionAlternativeResolver {
  @FieldResolver(() => Speaker, { description: 'Who else may have said it.' })
  speaker(
    @Root() { articleId, speakerEntityId, speakerSourceId, versionNumber }: AttributionAlternative,
    @Ctx() { loaders }: RequestContext,
  ) {
    return whenThere(speakerOf(loaders, articleId, speakerEntityId, speakerSourceId, versionNumber), present);
  }
}
