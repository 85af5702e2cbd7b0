import { Args, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import type { ArticleSubmission } from '../../domain/archive-writer.js';
import { VerbatimError, type ErrorCode } from '../../domain/errors.js';
import { Role } from '../../domain/role.js';
import { requireRole } from '../authorize.js';
import type { RequestContext } from '../context.js';
import { IngestArticleArgument, type IngestArticleInput } from '../inputs/intake-inputs.js';
import { IngestArticlePayload } from '../mutations/intake-payloads.js';
import { attempt } from '../mutations/mutation-payload.js';

type PageField = 'text' | 'html' | 'address';

/** @throws VerbatimError BAD_USER_INPUT unless exactly one is given */
function givenField(input: IngestArticleInput): PageField {
  const given = (['text', 'html', 'address'] as const).filter((name) => input[name] != null);
  const [field] = given;
  if (field !== undefined && given.length === 1) return field;
  throw new VerbatimError('BAD_USER_INPUT', "Give one of 'text', 'html' and 'address'.", { path: ['input'] });
}

function submissionOf(input: IngestArticleInput): ArticleSubmission {
  const { text, html, address, outlet, url, retrievedAt } = input;
  return {
    page: text ?? html ?? null,
    address: address?.href ?? null,
    ...(outlet != null && { outlet }),
    ...(url != null && { url: url.href }),
    ...(retrievedAt != null && { retrievedAt }),
  };
}

/** What may be wrong with a page, rather than with us. */
const OF_PAGES: ReadonlySet<ErrorCode> = new Set([
  'BAD_USER_INPUT',
  'PAGE_UNREADABLE',
  'PAGE_TOO_LARGE',
  'PAGE_TOO_SLOW',
  'FETCH_FORBIDDEN',
  'FETCH_FAILED',
]);

/** What a reader refuses, told in the words of the input. */
function inWordsOfInput(error: unknown, field: PageField): unknown {
  if (!(error instanceof VerbatimError) || error.argument.length > 0) return error;
  const { code, message, cause } = error;
  if (OF_PAGES.has(code)) return new VerbatimError(code, message, { cause, path: ['input', field] });
  if (code !== 'OUTLET_UNKNOWN') return error;
  const sentence = "The page does not tell its outlet: give 'outlet'.";
  return new VerbatimError(code, sentence, { cause, path: ['input', 'outlet'] });
}

/** Takes in what contributors send. */
@Resolver()
export class IntakeResolver {
  @Authorized(Role.CONTRIBUTOR)
  @Mutation(() => IngestArticlePayload, {
    description:
      'Reads an article into the archive, as `verbatim ingest` does; read again unchanged, nothing changes.',
  })
  async ingestArticle(
    @Args(() => IngestArticleArgument) { input }: { input: IngestArticleInput },
    @Ctx() context: RequestContext,
  ) {
    const { result, ...attempted } = await attempt(input, async () => {
      const principal = requireRole(context.principal, [Role.CONTRIBUTOR]);
      const field = givenField(input);
      try {
        return await context.write((writer) => writer.ingestArticle(principal, submissionOf(input)));
      } catch (error) {
        throw inWordsOfInput(error, field);
      }
    });
    const article = result && (await context.loaders.articleById.load(result.articleId));
    return { ...attempted, article, outcome: result?.outcome ?? null };
  }
}
