import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Attribution } from '../../entities/attribution.js';
import { Correction } from '../../entities/correction.js';
import { QuotePiece } from '../../entities/quote-piece.js';
import { Quote } from '../../entities/quote.js';
import { Speaker } from '../../entities/speaker.js';
import type { RequestContext } from '../context.js';
import { keyOf } from '../loaders/restore-order.js';
import { speakerOf } from './relations.js';

/** Opens a quote's relations. */
@Resolver(() => Quote)
export class QuoteResolver {
  @FieldResolver(() => [QuotePiece], { description: 'The parts it is printed in, in reading order.' })
  pieces(@Root() quote: Quote, @Ctx() { loaders }: RequestContext) {
    return loaders.piecesByQuoteId.load(keyOf(quote));
  }

  @FieldResolver(() => Speaker, {
    nullable: true,
    description: 'Null where the article attributes it to nobody.',
  })
  speaker(
    @Root() { articleId, speakerEntityId, speakerSourceId, versionNumber }: Quote,
    @Ctx() { loaders }: RequestContext,
  ) {
    return speakerOf(loaders, articleId, speakerEntityId, speakerSourceId, versionNumber);
  }

  @FieldResolver(() => Int, {
    description: 'How often a person decided about it, undoing among it: to be sent with the next decision.',
  })
  revision(@Root() quote: Quote) {
    return quote.revision;
  }

  @FieldResolver(() => Correction, {
    nullable: true,
    description:
      'The last decision of a person about it that holds; null where it is as the machine found it.',
  })
  correction(@Root() quote: Quote, @Ctx() { loaders }: RequestContext) {
    return quote.revision === 0 ? null : loaders.correctionByQuoteId.load(keyOf(quote));
  }

  @FieldResolver(() => Attribution, {
    nullable: true,
    description: "Why it is held to be the speaker's; null where the article attributes it to nobody.",
  })
  attribution(@Root() quote: Quote) {
    return Attribution.of(quote);
  }
}
