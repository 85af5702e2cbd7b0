import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { Stance } from '../../entities/stance.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { present } from './relations.js';

/** Opens a stance's target. */
@Resolver(() => Stance)
export class StanceResolver {
  @FieldResolver(() => Entity, { description: 'Whom or what it is towards.' })
  target(@Root() { targetId }: Stance, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.entityById.load(targetId), present);
  }
}
