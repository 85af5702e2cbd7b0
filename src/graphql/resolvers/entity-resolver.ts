import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Entity } from '../../entities/entity.js';
import { StatementConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { StatementArguments } from '../inputs/statement-arguments.js';
import { connectStatements, LATEST_SAID } from '../statement-connection.js';

/** Opens the relations that persons, organizations and places have in common. */
@Resolver(() => Entity)
export class EntityResolver {
  @FieldResolver(() => StatementConnection, { description: 'The statements that are about it, by whomever.' })
  statements(
    @Root() { id }: Entity,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const source = {
      list: loaders.statementsByEntityId,
      parent: { id, localId: null },
      count: async () => (await loaders.countsByEntityId.load(id)).statements,
    };
    return connectStatements(source, args, LATEST_SAID, loaders);
  }

  @FieldResolver(() => Int, {
    description: 'How often articles and comments mean it, by name or by reference.',
  })
  async mentionCount(@Root() { id }: Entity, @Ctx() { loaders }: RequestContext) {
    return (await loaders.countsByEntityId.load(id)).mentions;
  }
}
