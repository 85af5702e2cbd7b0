import { Args, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { requireKey } from '../../domain/global-id.js';
import type { Principal } from '../../domain/principal.js';
import { Role } from '../../domain/role.js';
import type { Correction } from '../../entities/correction.js';
import {
  addAlias,
  mergeEntity,
  splitEntity,
  type EntityRequest,
} from '../../store/corrections/entity-corrections.js';
import type { Queryable } from '../../store/database.js';
import { requireRole } from '../authorize.js';
import type { RequestContext } from '../context.js';
import { ENTITY_TYPES } from '../filters/filter-ids.js';
import {
  AddAliasArgument,
  MergeEntitiesArgument,
  SplitEntityArgument,
  type AddAliasInput,
  type MergeEntitiesInput,
  type SplitEntityInput,
} from '../inputs/correction-inputs.js';
import {
  AddAliasPayload,
  MergeEntitiesPayload,
  SplitEntityPayload,
} from '../mutations/correction-payloads.js';
import { attempt } from '../mutations/mutation-payload.js';

type Input = MergeEntitiesInput | SplitEntityInput | AddAliasInput;
type Work = (transaction: Queryable, principal: Principal, request: EntityRequest) => Promise<Correction>;

/** Decides about an entity, and shows it as it is then: after the decision, or after that of somebody faster. */
async function decide(context: RequestContext, input: Input, work: Work) {
  const { entityId, expectedRevision, reason } = input;
  let id: string | undefined;
  const { result, ...outcome } = await attempt(input, () => {
    const principal = requireRole(context.principal, [Role.EDITOR]);
    const found = (id = requireKey(entityId, ENTITY_TYPES, ['input', 'entityId']).id);
    const request = { id: found, expectedRevision, reason };
    return context.transaction((transaction) => work(transaction, principal, request));
  });
  const entity = id === undefined ? null : await context.loaders.entityById.load(id);
  return { ...outcome, correction: result, entity };
}

/** Lets editors decide over which entities there are, and what they are called. */
@Resolver()
export class EntityCorrectionResolver {
  @Authorized(Role.EDITOR)
  @Mutation(() => MergeEntitiesPayload, {
    description:
      'Says that two are one: everything of the one is the other’s, and its id leads there, for ever after.',
  })
  mergeEntities(
    @Args(() => MergeEntitiesArgument) { input }: { input: MergeEntitiesInput },
    @Ctx() context: RequestContext,
  ) {
    return decide(context, input, (transaction, principal, request) => {
      const { id: survivorId } = requireKey(input.survivorId, ENTITY_TYPES, ['input', 'survivorId']);
      return mergeEntity(transaction, principal, { ...request, survivorId });
    });
  }

  @Authorized(Role.EDITOR)
  @Mutation(() => SplitEntityPayload, {
    description: 'Says that some articles mean another one of the same name, also when they are read again.',
  })
  async splitEntity(
    @Args(() => SplitEntityArgument) { input }: { input: SplitEntityInput },
    @Ctx() context: RequestContext,
  ) {
    const { name } = input;
    const payload = await decide(context, input, (transaction, principal, request) => {
      const articleIds = input.articleIds.map(
        (id) => requireKey(id, ['Article'], ['input', 'articleIds']).id,
      );
      return splitEntity(transaction, principal, { ...request, name, articleIds });
    });
    const otherId = payload.correction?.otherEntityId;
    return { ...payload, other: otherId == null ? null : await context.loaders.entityById.load(otherId) };
  }

  @Authorized(Role.EDITOR)
  @Mutation(() => AddAliasPayload, {
    description:
      'Gives it another name, to be found by, and to be recognised by in what is read from now on.',
  })
  addAlias(
    @Args(() => AddAliasArgument) { input }: { input: AddAliasInput },
    @Ctx() context: RequestContext,
  ) {
    const { name } = input;
    return decide(context, input, (transaction, principal, request) =>
      addAlias(transaction, principal, { ...request, name }),
    );
  }
}
