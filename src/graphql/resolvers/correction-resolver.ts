import { Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { requireKey } from '../../domain/global-id.js';
import { Role } from '../../domain/role.js';
import { Correction } from '../../entities/correction.js';
import { Entity } from '../../entities/entity.js';
import { Quote } from '../../entities/quote.js';
import { undoCorrection } from '../../store/corrections/undo-correction.js';
import { requireRole } from '../authorize.js';
import { connect } from '../connection.js';
import { CorrectionConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { ENTITY_TYPES } from '../filters/filter-ids.js';
import { CorrectionArguments } from '../inputs/correction-arguments.js';
import { UndoCorrectionArgument, type UndoCorrectionInput } from '../inputs/correction-inputs.js';
import { UndoCorrectionPayload } from '../mutations/correction-payloads.js';
import { attempt } from '../mutations/mutation-payload.js';

function quoteOf({ articleId, statementId }: Correction, { loaders }: RequestContext) {
  if (articleId === null || statementId === null) return null;
  return loaders.quoteForEditorsById.load({ id: articleId, localId: statementId });
}

function entityOf({ entityId }: Correction, { loaders }: RequestContext) {
  return entityId === null ? null : loaders.entityById.load(entityId);
}

/** Shows what people decided, and lets editors take it back. */
@Resolver(() => Correction)
export class CorrectionResolver {
  @Authorized(Role.EDITOR)
  @Query(() => CorrectionConnection, {
    description: 'What people decided over the machine, what was undone among it; the latest first.',
  })
  corrections(
    @Args(() => CorrectionArguments) args: CorrectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const { subjectId, kind } = args;
    const subject =
      subjectId == null ? null : requireKey(subjectId, [...ENTITY_TYPES, 'Quote'], ['subjectId']);
    const order = { field: 'MADE', direction: 'DESC' } as const;
    const selection = { test: { subject, kinds: kind ?? null }, written: { subjectId, kind } };
    return connect(loaders.corrections, null, args, order, selection);
  }

  @Authorized(Role.EDITOR)
  @Mutation(() => UndoCorrectionPayload, {
    description: 'Takes a decision back, the latest one about its subject: all is again as it was before.',
  })
  async undoCorrection(
    @Args(() => UndoCorrectionArgument) { input }: { input: UndoCorrectionInput },
    @Ctx() context: RequestContext,
  ) {
    let id: string | undefined;
    const { result, ...outcome } = await attempt(input, () => {
      const principal = requireRole(context.principal, [Role.EDITOR]);
      const found = (id = requireKey(input.correctionId, ['Correction'], ['input', 'correctionId']).id);
      return context.transaction((transaction) => undoCorrection(transaction, principal, found));
    });
    const correction = id === undefined ? null : await context.loaders.correctionById.load(id);
    const [quote, entity] = correction
      ? await Promise.all([quoteOf(correction, context), entityOf(correction, context)])
      : [null, null];
    return { ...outcome, correction: result, quote, entity };
  }

  @Authorized(Role.EDITOR)
  @FieldResolver(() => Quote, {
    nullable: true,
    description: 'The one it is about, also if that is rejected.',
  })
  quote(@Root() correction: Correction, @Ctx() context: RequestContext) {
    return quoteOf(correction, context);
  }

  @FieldResolver(() => Entity, {
    nullable: true,
    description: 'Whom or what it is about, if it is about no quote.',
  })
  entity(@Root() correction: Correction, @Ctx() context: RequestContext) {
    return entityOf(correction, context);
  }
}
