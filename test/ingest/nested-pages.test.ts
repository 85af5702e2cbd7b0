import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { withoutOutlet } from '../../src/ingest/readers/html/read-headline.js';
import { readHtmlPage } from '../../src/ingest/readers/html/read-html-page.js';
import { readPrintedDate } from '../../src/ingest/printed-date.js';
import { isNames } from '../../src/ingest/read-byline.js';
import { readStream, streamOf } from '../support/read-stream.js';

const SENTENCE = 'The ferry sails again in May, the harbour master said on Monday.';
const PARAGRAPH = `<p>${SENTENCE}</p>`;

function page(body: string, head = ''): string {
  return `<!doctype html><html><head><title>Ferry sails</title><meta property="og:site_name" content="The Ledger">${head}</head><body><h1>Ferry sails</h1>${body}</body></html>`;
}

function within(tags: readonly string[], levels: number, inner: string): string {
  const open = tags.map((tag) => `<${tag}>`).join('');
  const close = tags.map((tag) => `</${tag.split(' ')[0] ?? ''}>`).reverse();
  const times = levels / tags.length;
  return open.repeat(times) + inner + close.join('').repeat(times);
}

const refusal = async (html: string) => (await readStream(streamOf(html)))[0];

/** The first of a node's prototypes that has a property of its own. */
function ownerOf(node: object, property: string): object {
  let owner: object = node;
  while (!Object.hasOwn(owner, property)) owner = Object.getPrototypeOf(owner) as object;
  return owner;
}

type Copying = (this: Element, isDeep?: boolean) => Node;

/** How often a page's words are read, its elements compared with a selector, or copied. */
function questionsOf(html: string): number {
  const { document } = parseHTML('<p>a</p>');
  let asked = 0;
  const words = ownerOf(document.createTextNode('a'), 'textContent');
  const own = Object.getOwnPropertyDescriptor(words, 'textContent') ?? {};
  Object.defineProperty(words, 'textContent', {
    ...own,
    get(this: Text): unknown {
      asked++;
      return own.get?.call(this);
    },
  });
  const element = ownerOf(document.createElement('p'), 'matches') as Element;
  const matches = jest.spyOn(element, 'matches');
  const cloneNode = Object.getOwnPropertyDescriptor(element, 'cloneNode')?.value as Copying;
  jest.spyOn(element, 'cloneNode').mockImplementation(function copied(this: Element, isDeep) {
    asked += this.querySelectorAll('*').length;
    return cloneNode.call(this, isDeep);
  });
  try {
    readHtmlPage(html);
  } catch (error) {
    expect(error).toMatchObject({ code: 'PAGE_UNREADABLE' });
  } finally {
    Object.defineProperty(words, 'textContent', own);
    asked += matches.mock.calls.length;
    jest.restoreAllMocks();
  }
  return asked;
}

describe('a page that is both deep and large', () => {
  it.each([
    ['elements of no kind', ['div'], PARAGRAPH],
    ['articles', ['article'], PARAGRAPH],
    ['bodies', ['div itemprop="articleBody"'], PARAGRAPH],
    ['asides', ['aside'], PARAGRAPH],
    ['parts that their names call foreign', ['div class="promo"'], PARAGRAPH],
    ['headings without words', ['h1'], '<i> </i>'],
    ['bylines', ['div class="byline"'], '<b>Ann Lee</b>'],
    [
      'authors',
      ['div'],
      '<b itemprop="author">of The Ledger, the paper that is read at the harbour, no doubt</b>',
    ],
    [
      'comments in comments',
      ['div itemtype="https://schema.org/Comment"', 'div itemprop="text"'],
      '<i>Yes, </i>',
    ],
    [
      'votes in comments',
      ['div itemtype="https://schema.org/Comment"><b itemprop="text">Yes.</b', 'div itemprop="upvoteCount"'],
      '<i>of five hundred, </i>',
    ],
  ])('is not asked for its words at every level: %s', (_, tags, leaf) => {
    const leaves = leaf.repeat(4_000);
    const shallower = questionsOf(page(within(tags, 240, leaves)));
    expect(questionsOf(page(within(tags, 480, leaves)))).toBeLessThan(1.2 * shallower + 10_000);
  });

  it('is read where it marks its article: Readability is not asked', async () => {
    const deep = page(within(['div'], 480, `<article>${PARAGRAPH.repeat(4_000)}</article>`));
    const [read] = await readStream(streamOf(deep));
    expect(read?.['paragraphs']).toHaveLength(4_000);
    expect(await refusal(deep.replace(/<\/?article>/g, ''))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('no body'),
    });
  });

  it('is not one that is large alone, or deep alone', async () => {
    const large = page(within(['div'], 20, PARAGRAPH.repeat(25_000)));
    expect((await readStream(streamOf(large)))[0]?.['paragraphs']).toHaveLength(25_000);
    const deep = page(within(['div'], 480, PARAGRAPH.repeat(500)));
    expect((await readStream(streamOf(deep)))[0]?.['paragraphs']).toHaveLength(500);
  });
});

describe('what would be tried again and again', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is told in one way: thousands of comments and declarations before a page, a feed, or neither', async () => {
    const before = '<!-- a --><?a b?>'.repeat(2_000);
    expect(await refusal(`${'<!-- a -->'.repeat(300)}${page(PARAGRAPH)}`)).toMatchObject({
      headline: 'Ferry sails',
    });
    const item = `<item><title>Ferry sails</title><description>${SENTENCE}</description></item>`;
    const feed = `<rss version="2.0"><channel><title>The Ledger</title>${item}</channel></rss>`;
    expect(await refusal(before + feed)).toMatchObject({ headline: 'Ferry sails' });
    const subsets = '<!DOCTYPE a [ ] ] >'.repeat(2_000);
    expect(await refusal(`${before}${subsets}<inventory/>`)).toMatchObject({ refused: 'PAGE_UNREADABLE' });
  });

  it('is no page: an element of more attributes than any, or with a name without end', async () => {
    const attributes = (count: number): string =>
      page(`<p ${Array.from({ length: count }, (_, i) => `a${String(i)}="b"`).join(' ')}>${SENTENCE}</p>`);
    expect(await refusal(attributes(400))).toMatchObject({ paragraphs: [SENTENCE] });
    expect(await refusal(attributes(401))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('attributes'),
    });
    const called = (length: number, name = 'class'): string =>
      page(`<p ${name}="${'a'.repeat(length)}">${SENTENCE}</p>`);
    expect(await refusal(called(4_096))).toMatchObject({ paragraphs: [SENTENCE] });
    expect(await refusal(called(40_960, 'title'))).toMatchObject({ paragraphs: [SENTENCE] });
    expect(await refusal(called(4_097))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('class is too long'),
    });
  });

  it('is no table: one of more columns than any, which each of its rows is asked for', async () => {
    const table = (count: number): string => {
      const others = Array.from({ length: count }, (_, i) => `c${String(i)}`);
      return `id,author,text,url,"outlet\n",${others.join(',')}\n1,gull,Yes.,https://ledger.example/eels\n`;
    };
    expect((await readStream(streamOf(table(495)), { outlet: 'The Ledger' }))[0]).toMatchObject({
      outlet: 'The Ledger',
    });
    expect(await refusal(table(496))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('columns'),
    });
  });

  it('is a body told beside too many paragraphs: none is looked for in it', async () => {
    const told = `${SENTENCE} `.repeat(20_000);
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'Ferry sails', articleBody: told });
    const includes = jest.spyOn(String.prototype, 'includes');
    await readStream(
      streamOf(page(PARAGRAPH.repeat(1_200), `<script type="application/ld+json">${data}</script>`)),
    );
    const long = includes.mock.contexts.filter((words) => String(words).length > 900_000);
    expect(long.length).toBeLessThan(10);
  });

  it('is shorter: a title, a line of names, a date', () => {
    const outlets = ['Ledger'];
    expect(withoutOutlet('Ferry sails - Ledger', outlets)).toBe('Ferry sails');
    const long = `${'Ferry - '.repeat(200)}Ledger`;
    expect(withoutOutlet(long, outlets)).toBe(long);
    expect([isNames('Ann Lee'), isNames('Ann Lee, '.repeat(20) + 'Bo Ek')]).toEqual([true, false]);
    expect(readPrintedDate(`${'so '.repeat(60)}5 May 2018`)).toEqual(new Date('2018-05-05'));
    expect(readPrintedDate(`${'so '.repeat(70)}5 May 2018`)).toBeNull();
  });
});
