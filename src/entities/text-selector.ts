import { Field, Int, ObjectType } from 'type-graphql';
import { codePointLength } from '../domain/text-span.js';

/** Where words stand in a stored text; a value of the row that stores its start and its words. */
@ObjectType({
  description:
    "Where words stand in a stored text: the article's, or for a mention in a comment, the comment's. " +
    "After W3C Web Annotation's TextPositionSelector and TextQuoteSelector.",
})
export class TextSelector {
  @Field(() => String, { description: 'The words themselves.' })
  readonly exact: string;

  @Field(() => Int, {
    description: 'UTF-16 code units, half open: text.slice(start, end) === exact in JavaScript.',
  })
  readonly start: number;

  @Field(() => Int, { description: 'The same in Unicode code points, as Web Annotation and Python count.' })
  readonly codePointStart: number;

  /**
   * @param commentId the comment whose text is meant; null for the article's text
   * @param versionNumber the version of the article whose text it was; undefined for the text as it is now
   */
  constructor(
    readonly articleId: string,
    readonly commentId: number | null,
    start: number,
    codePointStart: number,
    exact: string,
    readonly versionNumber?: number,
  ) {
    this.start = start;
    this.codePointStart = codePointStart;
    this.exact = exact;
  }

  /** The selector into an article's text that nullable columns store, or null where they are null. */
  static stored(
    articleId: string,
    start: number | null,
    codePointStart: number | null,
    exact: string | null,
    versionNumber?: number,
  ): TextSelector | null {
    if (start === null || codePointStart === null || exact === null) return null;
    return new TextSelector(articleId, null, start, codePointStart, exact, versionNumber);
  }

  @Field(() => Int, { description: 'The first UTF-16 code unit after the words.' })
  get end(): number {
    return this.start + this.exact.length;
  }

  @Field(() => Int, { description: 'The first Unicode code point after the words.' })
  get codePointEnd(): number {
    return this.codePointStart + codePointLength(this.exact);
  }
}
