import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { Speaker } from '../../entities/speaker.js';
import type { UnnamedSource } from '../../entities/unnamed-source.js';
import { connect } from '../connection.js';
import { QuoteConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { StatementArguments } from '../inputs/statement-arguments.js';

/** Opens the relation that all speakers have: what they are quoted as saying. */
@Resolver(() => Speaker)
export class SpeakerResolver {
  @FieldResolver(() => QuoteConnection, { description: 'The statements attributed to it.' })
  quotes(
    @Root() speaker: Entity | UnnamedSource,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const order = args.orderBy ?? ({ field: 'SAID_AT', direction: 'DESC' } as const);
    return speaker instanceof Entity
      ? connect(loaders.quotesBySpeakerEntityId, { id: speaker.id, localId: null }, args, order)
      : connect(loaders.quotesBySpeakerSourceId, { id: speaker.articleId, localId: speaker.id }, args, order);
  }
}
