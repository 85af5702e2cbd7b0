import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ArticleVersion } from '../../entities/article-version.js';
import { Article } from '../../entities/article.js';
import { Mention } from '../../entities/mention.js';
import { Stance } from '../../entities/stance.js';
import { Statement } from '../../entities/statement.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { keyOf } from '../loaders/restore-order.js';
import { present } from './relations.js';

/** Opens the relations that quotes and comments have in common. */
@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => Article, { description: 'Where it stands, or under which article it was written.' })
  article(@Root() { articleId }: Statement, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.articleById.load(articleId), present);
  }

  @FieldResolver(() => [Mention], { description: 'The mentions inside it, in reading order.' })
  about(@Root() statement: Statement, @Ctx() { loaders }: RequestContext) {
    return loaders.mentionsByStatementId.load(keyOf(statement));
  }

  @FieldResolver(() => [Stance], {
    description: 'How it stands to what it is about, where there is evidence.',
  })
  stances(@Root() statement: Statement, @Ctx() { loaders }: RequestContext) {
    return loaders.stancesByStatementId.load(keyOf(statement));
  }

  @FieldResolver(() => ArticleVersion, {
    nullable: true,
    description:
      'The version of the article that it is shown as of: for one that is gone, the last it stood in; null for one as it stands there now.',
  })
  version(@Root() { articleId, versionNumber }: Statement, @Ctx() { loaders }: RequestContext) {
    if (versionNumber === undefined) return null;
    return loaders.versionById.load({ id: articleId, localId: versionNumber });
  }
}
