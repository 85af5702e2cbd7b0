import { randomUUID } from 'node:crypto';
import { ask } from './ask.mjs';

const SUBJECTS = `{
  organizations: entities(first: 20, kind: ORGANIZATION) { nodes { id } }
  persons: entities(first: 2, kind: PERSON) { nodes { id } }
  articles(first: 10) { nodes { quotes(first: 2) { nodes { id } } } }
}`;

/** @returns the entities and quotes that writers change, each writer its own */
export async function findSubjects(address, agent) {
  const { data, outcome } = await ask(address, agent, null, SUBJECTS);
  if (!data) throw new Error(`The server does not tell what there is: ${outcome}`);
  const ids = (nodes) => nodes.map(({ id }) => id);
  return {
    organizations: ids(data.organizations.nodes),
    speakers: ids(data.persons.nodes),
    quotes: data.articles.nodes.flatMap(({ quotes }) => ids(quotes.nodes)),
  };
}

const REVISION =
  'query ($id: ID!) { node(id: $id) { ... on Organization { revision } ... on Quote { revision } } }';

const mutation = (name) => {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
};

/** What is not done for a reason that the payload tells is no acknowledged write. */
function withUserErrors(step, name) {
  const [error] = step.data?.[name]?.userErrors ?? [];
  return error ? { ...step, outcome: error.code } : step;
}

/**
 * Makes the writes of one connection, in turn: a key, another name of an organization, another speaker of a quote.
 * @param acknowledged gets the name of each key, and the reason of each correction, that the server said was written
 * @returns a function of the turn's number that resolves to how its requests went
 */
export function makeWriter(address, agent, key, { organizations, speakers, quotes }, number, acknowledged) {
  const send = (query, variables) => ask(address, agent, key, query, variables);
  const write = async (name, input, kind, mark) => {
    const step = withUserErrors(await send(mutation(name), { input }), name);
    if (step.outcome === 'ok') acknowledged[kind].push(mark);
    return step;
  };
  const correct = async (name, id, input) => {
    const read = await send(REVISION, { id });
    if (read.outcome !== 'ok') return [read];
    const expectedRevision = read.data.node.revision;
    const reason = `A test of failures: ${randomUUID()}`;
    return [read, await write(name, { ...input, expectedRevision, reason }, 'corrections', reason)];
  };
  const [entityId, quoteId] = [organizations[number], quotes[number]];
  const turns = [
    async () => {
      const name = `A test of failures: ${randomUUID()}`;
      return [await write('createApiKey', { name, role: 'READER' }, 'apiKeys', name)];
    },
    () => correct('addAlias', entityId, { entityId, name: `Another name ${randomUUID()}` }),
    (turn) => correct('correctAttribution', quoteId, { quoteId, speakerId: speakers[turn % 2] }),
  ];
  return (turn) => turns[turn % turns.length](turn);
}
