import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TextSelector } from '../../entities/text-selector.js';
import type { RequestContext } from '../context.js';
import type { Loaders } from '../loaders/index.js';
import { whenThere } from '../promise-or-value.js';
import { present } from './relations.js';

function contextOf(selector: TextSelector, loaders: Loaders) {
  const { articleId, commentId, versionNumber, codePointStart: start, codePointEnd: end } = selector;
  const key = { articleId, commentId, version: versionNumber ?? null, start, end };
  return whenThere(loaders.contextBySelector.load(key), present);
}

/** Fetches the words around a selector's words, which its row does not hold. */
@Resolver(() => TextSelector)
export class TextSelectorResolver {
  @FieldResolver(() => String, { description: 'Up to 32 characters that stand before the words.' })
  prefix(@Root() selector: TextSelector, @Ctx() { loaders }: RequestContext) {
    return whenThere(contextOf(selector, loaders), ({ prefix }) => prefix);
  }

  @FieldResolver(() => String, { description: 'Up to 32 characters that stand after the words.' })
  suffix(@Root() selector: TextSelector, @Ctx() { loaders }: RequestContext) {
    return whenThere(contextOf(selector, loaders), ({ suffix }) => suffix);
  }
}
