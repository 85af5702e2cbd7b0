import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { connect } from '../connection.js';
import { StatementConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { StatementArguments } from '../inputs/statement-arguments.js';

/** Opens the relations that persons, organizations and places have in common. */
@Resolver(() => Entity)
export class EntityResolver {
  @FieldResolver(() => StatementConnection, { description: 'The statements that are about it, by whomever.' })
  statements(
    @Root() { id }: Entity,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const order = args.orderBy ?? ({ field: 'SAID_AT', direction: 'DESC' } as const);
    return connect(loaders.statementsByEntityId, { id, localId: null }, args, order);
  }

  @FieldResolver(() => Int, {
    description: 'How often articles and comments mean it, by name or by reference.',
  })
  async mentionCount(@Root() { id }: Entity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.countsByEntityId.load(id)).mentions;
  }
}
