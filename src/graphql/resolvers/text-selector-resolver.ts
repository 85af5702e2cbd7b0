import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TextSelector } from '../../entities/text-selector.js';
import type { RequestContext } from '../context.js';
import type { Loaders } from '../loaders/index.js';
import { present } from './relations.js';

async function contextOf(selector: TextSelector, loaders: Loaders) {
  const { articleId, commentId, versionNumber, codePointStart: start, codePointEnd: end } = selector;
  const key = { articleId, commentId, version: versionNumber ?? null, start, end };
  return present(await loaders.contextBySelector.load(key));
}

/** Fetches the words around a selector's words, which its row does not hold. */
@Resolver(() => TextSelector)
export class TextSelectorResolver {
  @FieldResolver(() => String, { description: 'Up to 32 characters that stand before the words.' })
  async prefix(@Root() selector: TextSelector, @Ctx() { loaders }: RequestContext) {
    return (await contextOf(selector, loaders)).prefix;
  }

  @FieldResolver(() => String, { description: 'Up to 32 characters that stand after the words.' })
  async suffix(@Root() selector: TextSelector, @Ctx() { loaders }: RequestContext) {
    return (await contextOf(selector, loaders)).suffix;
  }
}
