import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import type { Page } from '../../src/ingest/page.js';
import { textFingerprint } from '../../src/ingest/text-fingerprint.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { comment, page } from '../support/pages.js';

/** A story as an agency sends it out, forty sentences long; another number, another story. */
function story(number: number): string[] {
  const sentences = Array.from({ length: 38 }, (_, i) => {
    const [pier, year] = [String(number * 100 + i), String(1900 + ((number * 7 + i * 3) % 100))];
    return `Pier ${pier} was measured by divers of the ${year} survey, who found beam ${pier}${year} sound and rope ${year}${pier} torn.`;
  });
  return [
    `“The Lantern Trust owes us ${String(number + 2)} boats,” said Maria Oldfield.`,
    ...sentences,
    'No date was given.',
  ];
}

const WIRE = story(1);
/** Cut at the end, with a sentence of its own and words exchanged, as desks do. */
const EDITED = [...WIRE.slice(0, 36), 'Our reporter adds that it rained.'].map((sentence, i) =>
  i % 6 === 0 ? sentence.replace('found', 'saw') : sentence,
);

function printed(
  name: string,
  sentences: readonly string[],
  day: number | null,
  more: Partial<Page> = {},
): Page {
  return page({
    url: `https://${name}.example/pier`,
    outlet: `The ${name} Post`,
    headline: `Piers measured, says ${name}`,
    publishedAt: day === null ? null : new Date(Date.UTC(2020, 0, day)),
    text: sentences.join('\n\n'),
    ...more,
  });
}

const PAGES = [
  printed('alder', WIRE, 3),
  printed('birch', EDITED, 4),
  printed('cedar', WIRE, 5),
  printed('dogwood', WIRE, null),
  printed('elm', story(2), 1),
  printed('fir', ['“We sail,” said Maria Oldfield.'], 1),
  printed('gorse', ['“We sail,” said Maria Oldfield.'], 2),
];

const COPIES = `{ articles(first: 9, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes {
  outlet { name } isCopy copiesOf(first: 2) { nodes { outlet { name } } } copies(first: 9) { nodes { outlet { name } } }
} } }`;

interface Named {
  readonly outlet: { readonly name: string };
}
interface Copies {
  readonly articles: {
    readonly nodes: readonly (Named & {
      readonly isCopy: boolean;
      readonly copiesOf: { readonly nodes: readonly Named[] };
      readonly copies: { readonly nodes: readonly Named[] };
    })[];
  };
}

let api: Api;

beforeEach(async () => {
  api = await startApi({ memoryRows: 1000 });
});

afterEach(() => api.close());

const nameOf = ({ outlet }: Named): string => outlet.name.split(' ')[1] ?? '';

/** The original of each copy, by outlet; the reverse is the same. */
async function originals(): Promise<Record<string, string>> {
  const {
    data: { articles },
  } = await api.query<Copies>(COPIES);
  const found: Record<string, string> = {};
  const reversed: Record<string, string> = {};
  for (const article of articles.nodes) {
    const [original] = article.copiesOf.nodes;
    expect(article.isCopy).toBe(original !== undefined);
    if (original) found[nameOf(article)] = nameOf(original);
    for (const copy of article.copies.nodes) reversed[nameOf(copy)] = nameOf(article);
  }
  expect(reversed).toEqual(found);
  return found;
}

async function store(pages: readonly Page[]): Promise<void> {
  for (const each of pages) await ingestPage(api.database, each);
}

const ALL = { birch: 'alder', cedar: 'alder', dogwood: 'alder' };

describe('copies', () => {
  it('are of the first published of those with nearly one text, in whatever order they come', async () => {
    await store(PAGES);
    expect(await originals()).toEqual(ALL);
    await api.close();
    api = await startApi({ memoryRows: 1000 });
    await store([...PAGES].reverse());
    expect(await originals()).toEqual(ALL);
  });

  it('meet each other when they come at once', async () => {
    // Nobody is named in it: no two of them wait for each other's counts.
    const text = WIRE.slice(1, -1);
    const names = ['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir', 'gorse', 'hazel'];
    const pages = names.map((name, i) => printed(name, text, i + 1));
    await Promise.all(pages.map((each) => ingestPage(api.database, each)));
    expect(await originals()).toEqual(Object.fromEntries(names.slice(1).map((name) => [name, 'alder'])));
  });

  it('follow when an article is read changed, and what was remembered of them is forgotten', async () => {
    await store(PAGES);
    expect(await originals()).toEqual(ALL);
    await store([printed('alder', story(3), 3)]);
    expect(await originals()).toEqual({ cedar: 'birch', dogwood: 'birch' });
    await store([printed('birch', EDITED, 9)]);
    expect(await originals()).toEqual({ birch: 'cedar', dogwood: 'cedar' });
    await store([printed('elm', WIRE, 1), printed('cedar', ['Taken back.'], 5)]);
    expect(await originals()).toEqual({ birch: 'elm', dogwood: 'elm' });
  });

  it('follow a new article that was published before them, and servers are told of each', async () => {
    await store(PAGES);
    expect(await originals()).toEqual(ALL);
    await store([printed('hazel', WIRE, 1)]);
    expect(await originals()).toEqual({ alder: 'hazel', birch: 'hazel', cedar: 'hazel', dogwood: 'hazel' });
    const [told] = await api.database.query<{ articles: number }>(
      sql('lastTold', 'select cardinality(article_ids) as articles from change order by number desc limit 1'),
    );
    // Itself, and its copies.
    expect(told).toEqual({ articles: 5 });
  });

  it('can be left out of lists and counts, and comments under them are none', async () => {
    await store(PAGES.map((each) => ({ ...each, comments: [comment('gull', 'The Lantern Trust sleeps.')] })));
    const statements = 'organization(name: "lantern trust") { statements';
    const { data: answer } = await api.query(
      `{ articles(filter: { isCopy: false }, first: 9) { totalCount }
         others: articles(filter: { isCopy: true }, first: 9) { totalCount }
         all: ${statements}(first: 1) { totalCount } }
         once: ${statements}(first: 9, filter: { isCopy: false }) { totalCount nodes { __typename } } }
         copied: ${statements}(first: 9, filter: { isCopy: true }) { totalCount nodes { __typename } } }
         not: ${statements}(first: 1, filter: { not: { isCopy: true } }) { totalCount } } }`,
    );
    const copied = Array.from({ length: 3 }, () => ({ __typename: 'Quote' }));
    expect(answer).toMatchObject({
      articles: { totalCount: 4 },
      others: { totalCount: 3 },
      all: { statements: { totalCount: 12 } },
      once: { statements: { totalCount: 9 } },
      copied: { statements: { totalCount: 3, nodes: copied } },
      not: { statements: { totalCount: 9 } },
    });
  });

  it('are told by runs of words, not by words, case or marks', () => {
    const shared = (one: string, other: string): number => {
      const [a, b] = [textFingerprint(one), textFingerprint(other)];
      return (a?.signature ?? []).filter((value, i) => value === b?.signature[i]).length;
    };
    const text = WIRE.join(' ');
    expect(shared(text, text.toUpperCase().replace(/[.,“”]/g, ' '))).toBe(128);
    expect(shared(text, text.split(' ').reverse().join(' '))).toBeLessThan(20);
    expect(textFingerprint('Too few words.')).toBeNull();
  });
});
