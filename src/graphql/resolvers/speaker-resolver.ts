import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { Speaker } from '../../entities/speaker.js';
import type { UnnamedSource } from '../../entities/unnamed-source.js';
import { QuoteConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { StatementArguments } from '../inputs/statement-arguments.js';
import { connectStatements, LATEST_SAID } from '../statement-connection.js';

/** Opens the relation that all speakers have: what they are quoted as saying. */
@Resolver(() => Speaker)
export class SpeakerResolver {
  @FieldResolver(() => QuoteConnection, { description: 'The statements attributed to it.' })
  quotes(
    @Root() speaker: Entity | UnnamedSource,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const source =
      speaker instanceof Entity
        ? { list: loaders.quotesBySpeakerEntityId, parent: { id: speaker.id, localId: null } }
        : { list: loaders.quotesBySpeakerSourceId, parent: { id: speaker.articleId, localId: speaker.id } };
    return connectStatements(source, args, LATEST_SAID, loaders);
  }
}
