import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { Mention } from '../../entities/mention.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { present } from './relations.js';

/** Opens a mention's entity. */
@Resolver(() => Mention)
export class MentionResolver {
  @FieldResolver(() => Entity, { description: 'Who or what is meant.' })
  entity(@Root() { entityId }: Mention, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.entityById.load(entityId), present);
  }
}
