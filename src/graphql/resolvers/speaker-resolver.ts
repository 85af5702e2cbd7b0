import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { VerbatimError } from '../../domain/errors.js';
import { Entity } from '../../entities/entity.js';
import { Speaker } from '../../entities/speaker.js';
import { UnnamedSource } from '../../entities/unnamed-source.js';
import { connect } from '../connection.js';
import { QuoteConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { keyOf } from '../loaders/restore-order.js';
import { StatementArguments } from '../inputs/statement-arguments.js';
import { connectStatements, LATEST_SAID, READING_ORDER } from '../statement-connection.js';

/** Opens the relation that all speakers have: what they are quoted as saying. */
@Resolver(() => Speaker)
export class SpeakerResolver {
  @FieldResolver(() => QuoteConnection, { description: 'The statements attributed to it.' })
  quotes(
    @Root() speaker: Entity | UnnamedSource,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    if (speaker instanceof UnnamedSource && speaker.versionNumber !== undefined) {
      if (args.filter ?? args.orderBy) {
        const sentence = 'What stood in an earlier version of an article is only read in order, unfiltered.';
        throw new VerbatimError('BAD_USER_INPUT', sentence, { path: [args.filter ? 'filter' : 'orderBy'] });
      }
      return connect(loaders.quotesByVersionSourceId, keyOf(speaker), args, READING_ORDER);
    }
    const source =
      speaker instanceof Entity
        ? { list: loaders.quotesBySpeakerEntityId, parent: { id: speaker.id, localId: null } }
        : { list: loaders.quotesBySpeakerSourceId, parent: { id: speaker.articleId, localId: speaker.id } };
    return connectStatements(source, args, LATEST_SAID, loaders);
  }
}
