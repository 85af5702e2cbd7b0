import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { Viewer } from '../viewer.js';

/** Tells a client whom the API takes it for. */
@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    nullable: true,
    description: 'Whoever asks, and what they may do; null for those without a key or a token.',
  })
  viewer(@Ctx() { principal }: RequestContext) {
    return principal;
  }
}
