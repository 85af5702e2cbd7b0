/** A small invented archive with something of everything that a release keeps. */
export const PAGES = [
  {
    url: 'https://sound.example/pier/1',
    headline: 'Trust to mend the pier',
    outlet: 'The Sound',
    author: 'Ada Quill',
    datePublished: '2020-03-01T08:00:00Z',
    articleBody: [
      '“The Lantern Trust will mend the pier,” said Maria Oldfield, a director of the Lantern Trust.',
      'An official of the Harbour Union, who asked not to be named because of the delicacy of the talks, said the Lantern Trust had paid late.',
      'Tobias Renner praised the Port Elm Council. “Nobody asked us,” he said.',
    ].join('\n\n'),
    comment: [
      { '@id': 'a', author: 'gull', text: 'The Lantern Trust always pays late.' },
      { '@id': 'b', parentItem: 'a', author: 'tern', text: 'I trust the Harbour Union.' },
    ],
  },
  {
    url: 'https://ledger.example/pier/2',
    headline: 'Council doubts the pier',
    outlet: 'The Harbour Ledger',
    datePublished: '2020-04-02T08:00:00Z',
    articleBody: [
      '“The pier is a ruin,” Maria Oldfield told The Harbour Ledger.',
      'The Lantern Trust denied that it owed the Harbour Union anything.',
    ].join('\n\n'),
  },
];

const SUBJECT = '{ organization(name: "Lantern Trust") { id revision } }';
const ADD_ALIAS = 'mutation ($input: AddAliasInput!) { addAlias(input: $input) { userErrors { code } } }';

/** What people decided. */
export const WRITES = [
  async (ask) => {
    const { id: entityId, revision: expectedRevision } = (await ask(SUBJECT)).organization;
    const input = {
      entityId,
      expectedRevision,
      name: 'The Lantern Fund',
      reason: 'So it calls itself since 2019.',
    };
    await ask(ADD_ALIAS, { input });
  },
];

const STATEMENT = `id text saidAt ... on Quote { kind revision speaker { id name } pieces { selector { start end exact } }
  attribution { rule type } stances { polarity target { name } } }`;

/** What a later release must answer the same. */
export const QUERIES = {
  about: `{ organization(name: "the lantern fund") { id name aliases mentionCount
    statements(first: 20) { totalCount nodes { ${STATEMENT} } } } }`,
  articles: `{ articles { totalCount nodes { id url headline text publishedAt outlet { id name } speakers { name }
    quotes { totalCount nodes { ${STATEMENT} } } } } }`,
  threads: `{ article(url: "https://sound.example/pier/1") { commentCount threads { totalCount nodes { id comments { totalCount nodes { id text author depth } } } } } }`,
  search: `{ statements(first: 5, filter: { text: "pier" }) { totalCount nodes { id text } } }`,
};
