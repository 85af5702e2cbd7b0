import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { Stance } from '../../entities/stance.js';
import type { RequestContext } from '../context.js';
import { present } from './relations.js';

/** Opens a stance's target. */
@Resolver(() => Stance)
export class StanceResolver {
  @FieldResolver(() => Entity, { description: 'Whom or what it is towards.' })
  async target(@Root() { targetId }: Stance, @Ctx() { loaders }: RequestContext) {
    return present(await loaders.entityById.load(targetId));
  }
}
