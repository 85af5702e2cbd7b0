import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { page } from '../support/pages.js';
import { recordSql } from '../support/sql-count.js';

interface Held {
  readonly role: string;
  readonly organization: { readonly name: string } | null;
  readonly person: { readonly name: string };
  readonly article: { readonly headline: string };
  readonly selector: { readonly exact: string };
}

const HELD =
  'affiliations { role organization { name } person { name } article { headline } selector { exact } }';

/** Prints a role anew, in so many other articles, a day later each. */
const printAgain = sql(
  'printAgain',
  `with again as (
     insert into article (id, identity, outlet_id, url, headline, published_at, chronology, language, text, word_count,
       content_hash, analysis_version, words)
     select a.id + n, 'again ' || n, a.outlet_id, null, 'Again ' || n, a.published_at + n * interval '1 day',
       a.chronology + n * interval '1 day', a.language, a.text, a.word_count, a.content_hash, a.analysis_version, a.words
     from article as a cross join generate_series(1, $2::integer) as n where a.headline = $1
     returning id, chronology, headline
   )
   insert into affiliation (article_id, ordinal, person_id, organization_id, role, start_offset, code_point_start, exact,
     chronology)
   select again.id, af.ordinal, af.person_id, af.organization_id,
     case when $3 then af.role || ' ' || again.headline else af.role end, af.start_offset, af.code_point_start, af.exact,
     again.chronology
   from again cross join affiliation as af join article as a on a.id = af.article_id where a.headline = $1`,
);

const analyse = sql('analyse', 'analyze affiliation');
const idOf = sql('idOf', 'select e.id from entity as e where e.name = $1');

/** The most rows that a node of a plan gave. */
function mostRows(plan: unknown): number {
  if (typeof plan !== 'object' || plan === null) return 0;
  const own = 'Actual Rows' in plan ? Number(plan['Actual Rows']) : 0;
  return Math.max(own, ...Object.values(plan).map(mostRows));
}

const PAGES = [
  ['Oldest', '2019-05-01', '“It is late,” said Maria Oldfield, a director of the Lantern Trust.'],
  ['Newest', '2021-05-01', '“It is later,” said Maria Oldfield, a Director of the Lantern Trust.'],
  ['Middle', '2020-05-01', '“It is not,” said Maria Oldfield, a director of the Lantern Trust.'],
  ['Other', '2018-05-01', '“It was not,” said Maria Oldfield, a director of the Harbour Union.'],
  ['First', '2017-05-01', '“It was,” said Maria Oldfield, a retired judge.'],
  ['Ferry', '2020-05-01', '“It sails,” said Tobias Renner, a director of the Lantern Trust.'],
] as const;

let api: Api;

beforeAll(async () => {
  api = await startApi();
  for (const [headline, day, text] of PAGES) {
    const url = `https://harbour.example/${headline}`;
    await ingestPage(api.database, page({ url, headline, publishedAt: new Date(`${day}T00:00:00Z`), text }));
  }
});

afterAll(() => api.close());

async function heldBy(noun: 'person' | 'organization', name: string): Promise<readonly Held[]> {
  const { data } = await api.query<{ found: { affiliations: Held[] } }>(
    `query ($name: String!) { found: ${noun}(name: $name) { ${HELD} } }`,
    { name },
  );
  return data.found.affiliations;
}

const told = (held: readonly Held[]) =>
  held.map(({ role, organization, person, article }) => [
    role,
    organization?.name,
    person.name,
    article.headline,
  ]);

describe('the roles that articles printed', () => {
  it('are a person’s once in each organization, in alphabetical order, as the newest article printed them', async () => {
    expect(told(await heldBy('person', 'Maria Oldfield'))).toEqual([
      ['director of the Harbour Union', 'Harbour Union', 'Maria Oldfield', 'Other'],
      ['Director of the Lantern Trust', 'Lantern Trust', 'Maria Oldfield', 'Newest'],
      ['retired judge', undefined, 'Maria Oldfield', 'First'],
    ]);
  });

  it('are an organization’s once with each person', async () => {
    const held = await heldBy('organization', 'Lantern Trust');
    expect(new Set(told(held))).toEqual(
      new Set([
        ['Director of the Lantern Trust', 'Lantern Trust', 'Maria Oldfield', 'Newest'],
        ['director of the Lantern Trust', 'Lantern Trust', 'Tobias Renner', 'Ferry'],
      ]),
    );
  });

  it('take no more rows to read where many articles print the same', async () => {
    await api.database.query(printAgain, ['Newest', 500, false]);
    await api.database.query(analyse);
    const held = await heldBy('person', 'Maria Oldfield');
    expect(told(held)[1]).toEqual([
      'Director of the Lantern Trust',
      'Lantern Trust',
      'Maria Oldfield',
      'Again 500',
    ]);
    expect(held).toHaveLength(3);
    const { texts } = await recordSql(() => heldBy('person', 'Maria Oldfield'));
    const statement = texts.find((text) => text.includes('affiliationsByPersonIds'));
    const explained = sql('explained', `explain (analyze, format json) ${String(statement)}`);
    const id = await api.database.query<{ id: string }>(idOf, ['Maria Oldfield']);
    const [plan] = await api.database.query(explained, [id.map((row) => row.id)]);
    expect(mostRows(plan)).toBeLessThan(10);
  });

  it('are a hundred at most', async () => {
    await api.database.query(printAgain, ['Ferry', 150, true]);
    const held = await heldBy('person', 'Tobias Renner');
    expect(held).toHaveLength(100);
    expect(new Set(held.map(({ role }) => role)).size).toBe(100);
    expect(await heldBy('organization', 'Lantern Trust')).toHaveLength(100);
  });
});
