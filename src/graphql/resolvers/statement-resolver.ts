import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Article } from '../../entities/article.js';
import { Mention } from '../../entities/mention.js';
import { Stance } from '../../entities/stance.js';
import { Statement } from '../../entities/statement.js';
import type { RequestContext } from '../context.js';
import { present } from './relations.js';

/** Opens the relations that quotes and comments have in common. */
@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => Article, { description: 'Where it stands, or under which article it was written.' })
  async article(@Root() { articleId }: Statement, @Ctx() { loaders }: RequestContext) {
    return present(await loaders.articleById.load(articleId));
  }

  @FieldResolver(() => [Mention], { description: 'The mentions inside it, in reading order.' })
  about(@Root() { articleId, id }: Statement, @Ctx() { loaders }: RequestContext) {
    return loaders.mentionsByStatementId.load({ id: articleId, localId: id });
  }

  @FieldResolver(() => [Stance], {
    description: 'How it stands to what it is about, where there is evidence.',
  })
  stances(@Root() { articleId, id }: Statement, @Ctx() { loaders }: RequestContext) {
    return loaders.stancesByStatementId.load({ id: articleId, localId: id });
  }
}
