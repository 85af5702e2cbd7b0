import { oneLine } from '../../../domain/one-line.js';
import type { Votes } from '../../page.js';
import type { ToldComment } from '../link-replies.js';
import { beginningOf } from './beginning-of.js';
import { commentDate } from './comment-date.js';
import { printedParagraphs } from './printed-paragraphs.js';

/** How a kind of page marks its comments up. Selectors look inside one comment, and not into its replies. */
interface CommentMarkup {
  readonly comment: string;
  readonly author: string;
  readonly text: string;
  readonly time: string;
  readonly up: string;
  readonly down: string;
}

/** schema.org's microdata and the lists of WordPress, with its core themes' class names and the common ones besides. */
const MARKUPS: readonly CommentMarkup[] = [
  {
    comment: '[itemtype*="schema.org/Comment"], [itemtype*="schema.org/UserComments"]',
    author:
      '[itemprop~="author"] [itemprop~="name"], [itemprop~="creator"] [itemprop~="name"], [itemprop~="author"], [itemprop~="creator"]',
    text: '[itemprop~="text"], [itemprop~="commentText"], [itemprop~="description"]',
    time: '[itemprop~="dateCreated"], [itemprop~="datePublished"], [itemprop~="commentTime"], time',
    up: '[itemprop~="upvoteCount"]',
    down: '[itemprop~="downvoteCount"]',
  },
  {
    comment:
      'li.comment, li[id^="comment-"], li[id^="li-comment-"], .comment-list > .comment, .commentlist > .comment, .commentlist > li, .comment-list > li, article.comment, div.comment[id^="comment-"], div.comment[data-comment-id]',
    author:
      '.comment-author .fn, .fn, .comment-author-name, .comment__author, .comment-author cite, .comment-author b, .comment-author, [class*="author" i], [class*="username" i]',
    text: '.comment-content, .comment-text, .comment-body .text, .comment__text, .comment__body, .comment_text, .comment-message, .comment-body, [class*="comment-content" i], [class*="comment-text" i]',
    time: '.comment-metadata time, time, .comment-meta a[href*="#comment"], .comment-metadata a, .comment-date, .comment-time, [class*="date" i], [class*="timestamp" i], .comment-meta, .commentmetadata',
    up: '[class*="upvote" i] [class*="count" i], [class*="like" i] [class*="count" i], [data-upvotes], [class*="upvotes" i], [class*="likes" i]',
    down: '[class*="downvote" i] [class*="count" i], [class*="dislike" i] [class*="count" i], [data-downvotes], [class*="downvotes" i], [class*="dislikes" i]',
  },
];

/** Lines of the form around a comment, which stand inside its words on some pages. */
const COMMENT_FORM =
  'form, button, .reply, .comment-reply-link, .comment-meta, .comment-metadata, .comment-author, .says, script, style';

/** Who wrote a comment, when, and how many liked it, is told in fewer characters. */
const LONGEST_DETAIL = 200;

/** What a detail says, for machines where it does. */
function wordsOf(element: Element | null): string | null {
  return element && (element.getAttribute('content') ?? beginningOf(element, LONGEST_DETAIL));
}

function number(element: Element | null): number | null {
  const digits = /\d[\d.,]*/.exec(wordsOf(element) ?? '')?.[0];
  return digits === undefined ? null : Number(digits.replace(/[.,]/g, ''));
}

/** Reads the comments of one kind of markup out of a page, each with the comment around it as what it replies to. */
class PrintedComments {
  private readonly ids = new Map<Element, string>();
  private readonly taken = new Set<string>();
  private readonly found = new Map<string, ReadonlyMap<Element, Element>>();
  /** The comment that each element stands in, as far as it was asked for. */
  private readonly surrounding = new Map<Element, Element | null>();
  /** What in a comment is none of its words. */
  private readonly passedOver: ReadonlySet<Element>;

  constructor(
    private readonly root: Element,
    private readonly markup: CommentMarkup,
    private readonly retrievedAt?: Date,
  ) {
    this.passedOver = new Set(root.querySelectorAll(`${COMMENT_FORM}, ${markup.comment}`));
  }

  read(): ToldComment[] {
    const elements = [...this.root.querySelectorAll(this.markup.comment)];
    elements.forEach((element, i) => this.ids.set(element, this.idOf(element, i)));
    return elements.flatMap((element) => this.comment(element) ?? []);
  }

  private idOf(element: Element, index: number): string {
    const own =
      element.getAttribute('data-comment-id') ?? element.getAttribute('itemid') ?? element.getAttribute('id');
    const id = own?.replace(/^(?:li-)?(?:div-)?comment-/, '') ?? '';
    if (id === '' || this.taken.has(id)) return `comment ${String(index + 1)}`;
    this.taken.add(id);
    return id;
  }

  /** The comment that an element stands in, other than itself. */
  private around(element: Element): Element | null {
    const asked: Element[] = [];
    let found: Element | null = null;
    for (let at: Element | null = element; at && !found;) {
      const known = this.surrounding.get(at);
      if (known === null) break;
      asked.push(at);
      at = at.parentElement;
      found = known ?? (at && this.ids.has(at) ? at : null);
    }
    for (const one of asked) this.surrounding.set(one, found);
    return found;
  }

  /** The first of the comment's own elements that a selector finds: none of its replies'. */
  private own(comment: Element, selector: string): Element | null {
    for (const part of selector.split(', ')) {
      const found = this.firstOfEach(part).get(comment);
      if (found) return found;
    }
    return null;
  }

  /** Looked for once in the page, not in each comment with all its replies: a hundred thousand would take minutes. */
  private firstOfEach(selector: string): ReadonlyMap<Element, Element> {
    const known = this.found.get(selector);
    if (known) return known;
    const first = new Map<Element, Element>();
    for (const element of this.root.querySelectorAll(selector)) {
      const comment = this.ids.has(element) ? null : this.around(element);
      if (comment && !first.has(comment)) first.set(comment, element);
    }
    this.found.set(selector, first);
    return first;
  }

  private comment(element: Element): ToldComment | null {
    const words = this.own(element, this.markup.text);
    if (!words) return null;
    const text = this.words(words);
    if (text === '') return null;
    const author = this.own(element, this.markup.author);
    const time = this.own(element, this.markup.time);
    const [up, down] = [
      number(this.own(element, this.markup.up)),
      number(this.own(element, this.markup.down)),
    ];
    const votes: Votes | undefined = up === null && down === null ? undefined : { up, down };
    const parent = this.around(element);
    const stamp = time?.getAttribute('datetime') ?? time?.getAttribute('content') ?? null;
    return {
      id: this.ids.get(element) ?? null,
      parentId: this.parentIdOf(element) ?? (parent ? (this.ids.get(parent) ?? null) : null),
      author: oneLine(wordsOf(author) ?? '').replace(/ (?:says|said|wrote|sagt|dit|dice)\s*:?$/u, ''),
      text,
      ...commentDate(time ? beginningOf(time, LONGEST_DETAIL) : stamp, stamp, this.retrievedAt),
      votes,
    };
  }

  private parentIdOf(element: Element): string | null {
    const told =
      element.getAttribute('data-parent-id') ??
      this.own(element, '[itemprop~="parentItem"]')?.getAttribute('itemid');
    return told === undefined || told === null || /^0?$/.test(told) ? null : told.replace(/^comment-/, '');
  }

  private words(element: Element): string {
    return printedParagraphs(element, this.passedOver)
      .map(({ text }) => text)
      .join('\n\n');
  }
}

/** The comments that a page prints, by the first kind of markup in which there are any. */
export function printedComments(root: Element, retrievedAt?: Date): ToldComment[] {
  for (const markup of MARKUPS) {
    const told = new PrintedComments(root, markup, retrievedAt).read();
    if (told.length > 0) return told;
  }
  return [];
}

/** Takes the comments out of a page, however many of its words they are. */
export function removeComments(root: Element): void {
  for (const { comment } of MARKUPS) for (const element of root.querySelectorAll(comment)) element.remove();
}
