import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { PowerLaw, Random } from './archive/random.mjs';
import { encodeGlobalId } from '../dist/src/domain/global-id.js';
import { nameKey } from '../dist/src/domain/name-key.js';

const COUNT = 2_000;
/** Who is much talked about is much asked about. */
const EXPONENT = 0.9;

async function read(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows;
}

const mostMentioned = (kind) => `
  select e.id, e.name from entity as e join mention as m on m.entity_id = e.id
  where e.kind = '${kind}' group by e.id order by count(*) desc, e.id limit 1000`;

/** What the variables are drawn from. */
export async function readSubjects(url) {
  return {
    organizations: await read(url, mostMentioned('ORGANIZATION')),
    persons: await read(url, mostMentioned('PERSON')),
    articles: await read(url, 'select a.id from article as a order by a.id limit 2000'),
    quotes: await read(
      url,
      `select s.article_id, s.id from statement as s where s.type = 'QUOTE' limit 2000`,
    ),
    words: await read(
      url,
      `select split_part(a.headline, ' ', 3 + (a.id % 4)::integer) as word from article as a limit 2000`,
    ),
  };
}

/** The operations, each with what draws its variables for Verbatim, and for PostGraphile where it is asked too. */
export const OPERATIONS = {
  StatementsAbout: {
    draw: ({ organizations }) => organizations,
    variables: ({ name }) => ({ name }),
    postgraphile: ({ name }) => ({ key: nameKey(name) }),
    hasPlainSql: true,
  },
  ReadingPage: {
    draw: ({ articles }) => articles,
    variables: ({ id }) => ({ id: encodeGlobalId('Article', id) }),
    postgraphile: ({ id }) => ({ id }),
  },
  Dashboard: {
    draw: ({ organizations }) => organizations,
    variables: ({ id }) => ({ filter: { about: { id: [encodeGlobalId('Organization', id)] } } }),
    postgraphile: ({ id }) => ({ id }),
  },
  SpeakerProfile: {
    draw: ({ persons }) => persons,
    variables: ({ name }) => ({ name }),
    postgraphile: ({ name }) => ({ key: nameKey(name) }),
  },
  UnnamedSources: {
    draw: () => [{}],
    variables: () => ({}),
    postgraphile: () => ({}),
  },
  SearchBox: {
    draw: ({ words }) => words,
    variables: ({ word }) => ({ text: word }),
  },
  Refetch: {
    draw: ({ quotes }) => quotes,
    variables: (quote, { quotes, organizations, articles }, random) => ({
      ids: [
        encodeGlobalId('Quote', quote.article_id, quote.id),
        ...Array.from({ length: 5 }, () => quotes[random.below(quotes.length)]).map((each) =>
          encodeGlobalId('Quote', each.article_id, each.id),
        ),
        encodeGlobalId('Organization', organizations[random.below(100)].id),
        encodeGlobalId('Article', articles[random.below(articles.length)].id),
      ],
    }),
  },
};

/** How often each operation stands in the mix, in parts. */
export const MIX = {
  StatementsAbout: 30,
  ReadingPage: 25,
  SpeakerProfile: 15,
  UnnamedSources: 5,
  SearchBox: 10,
  Refetch: 13,
  Dashboard: 2,
};

async function readOperation(file, name) {
  const document = await readFile(new URL(`operations/${file}.graphql`, import.meta.url), 'utf8');
  const [found] = new RegExp(`^query ${name}\\b[\\s\\S]*?^}`, 'm').exec(document) ?? [];
  return found ?? null;
}

/**
 * The bodies that ask a server for an operation, always the same and in the same order.
 * @param api 'verbatim' or 'postgraphile': whose names the operation is written in
 * @returns JSON texts, or null where this API is not asked for it
 */
export async function bodiesOf(name, api, subjects) {
  const query = await readOperation(api, name);
  const operation = OPERATIONS[name];
  const variablesOf = api === 'postgraphile' ? operation.postgraphile : operation.variables;
  if (query === null || !variablesOf) return null;
  const random = new Random(1);
  const choices = operation.draw(subjects);
  const law = new PowerLaw(random, choices.length, EXPONENT);
  return Array.from({ length: COUNT }, () =>
    JSON.stringify({
      operationName: name,
      query,
      variables: variablesOf(choices[law.draw()], subjects, random),
    }),
  );
}

/** The bodies of all operations, mixed. @param bodies the bodies of each, by name */
export function mixed(bodies) {
  const random = new Random(2);
  const names = Object.entries(MIX).flatMap(([name, parts]) => (bodies[name] ? Array(parts).fill(name) : []));
  return Array.from({ length: COUNT }, (_, i) => {
    const ofOne = bodies[names[random.below(names.length)]];
    return ofOne[i % ofOne.length];
  });
}
