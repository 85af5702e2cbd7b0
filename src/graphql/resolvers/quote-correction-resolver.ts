import { Args, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { CorrectionKind } from '../../domain/correction-kind.js';
import { requireKey } from '../../domain/global-id.js';
import { AttributionType } from '../../domain/kinds.js';
import { Role } from '../../domain/role.js';
import { correctQuote, type QuoteRequest } from '../../store/corrections/quote-corrections.js';
import { decidedPieces } from '../../store/corrections/decided-pieces.js';
import { speakerForQuote } from '../../store/corrections/speaker-rows.js';
import { requireRole } from '../authorize.js';
import type { RequestContext } from '../context.js';
import { ENTITY_TYPES } from '../filters/filter-ids.js';
import {
  CorrectAttributionArgument,
  CorrectQuoteArgument,
  RejectQuoteArgument,
  type CorrectAttributionInput,
  type CorrectQuoteInput,
  type RejectQuoteInput,
} from '../inputs/correction-inputs.js';
import {
  CorrectAttributionPayload,
  CorrectQuotePayload,
  RejectQuotePayload,
} from '../mutations/correction-payloads.js';
import { attempt } from '../mutations/mutation-payload.js';

type Input = RejectQuoteInput;
type Decision = (key: QuoteRequest['key']) => QuoteRequest['decision'];

/** Corrects a quote, and shows it as it is then: after the correction, or after that of somebody faster. */
async function correct(context: RequestContext, input: Input, decision: Decision) {
  const { quoteId, expectedRevision, reason } = input;
  let key: QuoteRequest['key'] | undefined;
  const { result, ...outcome } = await attempt(input, () => {
    const principal = requireRole(context.principal, [Role.EDITOR]);
    const { id, localId } = requireKey(quoteId, ['Quote'], ['input', 'quoteId']);
    const found = (key = { id, localId });
    const request = { key: found, expectedRevision, reason, decision: decision(found) };
    return context.transaction((transaction) => correctQuote(transaction, principal, request));
  });
  const quote = key ? await context.loaders.quoteForEditorsById.load(key) : null;
  return { ...outcome, correction: result, quote };
}

/** Lets editors decide over what the machine found of quotes. */
@Resolver()
export class QuoteCorrectionResolver {
  @Authorized(Role.EDITOR)
  @Mutation(() => CorrectAttributionPayload, {
    description: 'Says who said a quote, in place of the machine.',
  })
  correctAttribution(
    @Args(() => CorrectAttributionArgument) { input }: { input: CorrectAttributionInput },
    @Ctx() context: RequestContext,
  ) {
    const path = ['input', 'speakerId'];
    const type = input.type ?? AttributionType.SAID;
    return correct(context, input, ({ id: articleId }) => async (transaction) => {
      const { speakerId } = input;
      const wanted =
        speakerId == null ? null : requireKey(speakerId, [...ENTITY_TYPES, 'UnnamedSource'], path);
      const speaker = wanted && (await speakerForQuote(transaction, articleId, wanted, path));
      return { kind: CorrectionKind.ATTRIBUTION, speaker, type };
    });
  }

  @Authorized(Role.EDITOR)
  @Mutation(() => CorrectQuotePayload, {
    description: 'Says which words a quote has; what it is about follows from them. Its id stays.',
  })
  correctQuote(
    @Args(() => CorrectQuoteArgument) { input }: { input: CorrectQuoteInput },
    @Ctx() context: RequestContext,
  ) {
    const { kind: quoteKind, pieces: spans } = input;
    return correct(context, input, ({ id: articleId }) => async (transaction) => {
      const pieces = await decidedPieces(transaction, articleId, spans, ['input', 'pieces']);
      return { kind: CorrectionKind.QUOTE, quoteKind, pieces };
    });
  }

  @Authorized(Role.EDITOR)
  @Mutation(() => RejectQuotePayload, {
    description: 'Says that something is no quote: no list, count or search of readers has it any more.',
  })
  rejectQuote(
    @Args(() => RejectQuoteArgument) { input }: { input: RejectQuoteInput },
    @Ctx() context: RequestContext,
  ) {
    return correct(context, input, () => () => Promise.resolve({ kind: CorrectionKind.REJECTION }));
  }
}
