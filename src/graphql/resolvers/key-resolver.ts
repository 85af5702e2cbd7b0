import { Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { VerbatimError } from '../../domain/errors.js';
import { requireKey } from '../../domain/global-id.js';
import { Role } from '../../domain/role.js';
import { giveOutKey, takeBackKey } from '../../store/key-writes.js';
import { requireRole } from '../authorize.js';
import { connect } from '../connection.js';
import { ApiKeyConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';
import {
  CreateApiKeyArgument,
  RevokeApiKeyArgument,
  type CreateApiKeyInput,
  type RevokeApiKeyInput,
} from '../inputs/key-inputs.js';
import { CreateApiKeyPayload, RevokeApiKeyPayload } from '../mutations/key-payloads.js';
import { attempt } from '../mutations/mutation-payload.js';

/** Gives out keys and takes them back. */
@Resolver()
export class KeyResolver {
  @Authorized(Role.ADMIN)
  @Query(() => ApiKeyConnection, { description: 'Every key that was ever given out, oldest first.' })
  apiKeys(@Args(() => ConnectionArguments) args: ConnectionArguments, @Ctx() { loaders }: RequestContext) {
    return connect(loaders.apiKeys, null, args, { field: 'CREATED_AT', direction: 'ASC' });
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes a key, and shows it this once.' })
  async createApiKey(
    @Args(() => CreateApiKeyArgument) { input }: { input: CreateApiKeyInput },
    @Ctx() context: RequestContext,
  ) {
    const { name, role, expiresAt = null } = input;
    const { result, ...outcome } = await attempt(input, async () => {
      const principal = requireRole(context.principal, [Role.ADMIN]);
      if (expiresAt && expiresAt.getTime() <= Date.now()) {
        throw new VerbatimError('BAD_USER_INPUT', 'This key would have expired already.', {
          path: ['input', 'expiresAt'],
        });
      }
      return context.transaction((transaction) =>
        giveOutKey(transaction, principal, { name, role, expiresAt }),
      );
    });
    return { ...outcome, apiKey: result?.apiKey ?? null, secret: result?.secret ?? null };
  }

  @Authorized(Role.ADMIN)
  @Mutation(() => RevokeApiKeyPayload, {
    description: 'Takes a key back: no request after this one gets in by it.',
  })
  async revokeApiKey(
    @Args(() => RevokeApiKeyArgument) { input }: { input: RevokeApiKeyInput },
    @Ctx() context: RequestContext,
  ) {
    const { result, ...outcome } = await attempt(input, async () => {
      const principal = requireRole(context.principal, [Role.ADMIN]);
      const path = ['input', 'id'];
      const { id } = requireKey(input.id, ['ApiKey'], path);
      const revoked = await context.transaction((transaction) => takeBackKey(transaction, principal, id));
      const apiKey = revoked ?? (await context.loaders.apiKeyById.load(id));
      if (!apiKey) throw new VerbatimError('NOT_FOUND', 'There is no such key.', { path });
      return apiKey;
    });
    return { ...outcome, apiKey: result };
  }
}
