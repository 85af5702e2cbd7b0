import { describe, expect, it } from '@jest/globals';
import { readTextPage } from '../../src/ingest/read-text-page.js';

const PAGE = `https://lisk.example/2020/bridge

Bridge to open in May

Engineers say that ‘nothing is left to chance’.

By Ana Ruiz and Tom Lisk May 1, 2020

LISK, Norway — The bridge will open in May, the council said.

“It has to,” said its builder.

Published in The Lisk Observer, May 2nd, 2020.

Comments (4)

gull | 2 years ago | Reply It will not.
  heron | 1 year ago | Reply It did.

It opened in June.
    gull | 5 months ago | Reply I was there.
otter | June 3, 2020 | Reply https://lisk.example/otters

Comments are moderated.

Most Read
`;

describe('a saved text page', () => {
  it('is read field by field, its footer and comment form left out', () => {
    expect(readTextPage(PAGE)).toMatchObject({
      url: 'https://lisk.example/2020/bridge',
      outlet: 'The Lisk Observer',
      headline: 'Bridge to open in May',
      standfirst: 'Engineers say that ‘nothing is left to chance’.',
      bylines: ['Ana Ruiz', 'Tom Lisk'],
      dateline: 'LISK, Norway',
      publishedAt: new Date('2020-05-01T00:00:00Z'),
      text: 'LISK, Norway — The bridge will open in May, the council said.\n\n“It has to,” said its builder.',
    });
  });

  it('has its comments read with author, printed age and words, replies under what they answer', () => {
    const { comments } = readTextPage(PAGE);
    expect(comments).toEqual([
      { author: 'gull', printedAge: '2 years ago', text: 'It will not.', saidAt: null, parent: null },
      {
        author: 'heron',
        printedAge: '1 year ago',
        text: 'It did.\n\nIt opened in June.',
        saidAt: null,
        parent: 0,
      },
      { author: 'gull', printedAge: '5 months ago', text: 'I was there.', saidAt: null, parent: 1 },
      {
        author: 'otter',
        printedAge: 'June 3, 2020',
        text: 'https://lisk.example/otters',
        saidAt: new Date('2020-06-03T00:00:00Z'),
        parent: null,
      },
    ]);
  });

  it('dates a comment by its age only when it is known when the page was saved', () => {
    const { comments } = readTextPage(PAGE, { retrievedAt: new Date('2022-05-10T12:00:00Z') });
    expect(comments.map(({ saidAt }) => saidAt?.toISOString().slice(0, 10))).toEqual([
      '2020-05-10',
      '2021-05-10',
      '2021-12-10',
      '2020-06-03',
    ]);
  });

  it('is the same with the line ends and the byte order mark of Windows', () => {
    expect(readTextPage(`\uFEFF${PAGE.replaceAll('\n', '\r\n')}`)).toEqual(readTextPage(PAGE));
  });

  it('may tell its address under its footer, and its authors and date on two lines', () => {
    const page = readTextPage(
      'Bridge opens\n\nAna Ruiz\n\n1 May 2020\n\nIt opened.\n\nPublished in The Lisk Observer\n\nhttps://lisk.example/1\n',
    );
    expect(page).toMatchObject({
      url: 'https://lisk.example/1',
      bylines: ['Ana Ruiz'],
      publishedAt: new Date('2020-05-01T00:00:00Z'),
      text: 'It opened.',
    });
  });

  it('takes what the reader is told over what the page tells', () => {
    const page = readTextPage(PAGE, { outlet: 'The Copyist', url: 'https://copy.example/1' });
    expect(page).toMatchObject({ outlet: 'The Copyist', url: 'https://copy.example/1' });
  });

  it('is read without its navigation, its tail, and what stands between the paragraphs', () => {
    const page = readTextPage(
      [
        'Home | World | Politics | Sport',
        'Skip to content\nSign in',
        'Bridge to open in May',
        'Engineers say so.',
        'By Ana Ruiz',
        'It opens in May.',
        'Read more: Ten bridges that did not',
        'Advertisement',
        'Home prices rose at once.',
        'Opening hours | Monday | closed',
        'Published in The Lisk Observer, May 2nd, 2020.',
        'Tags: bridge, council',
        'Most Read\n1. Something else\n2. Another thing',
        'A line that nobody knows',
      ].join('\n\n'),
    );
    expect(page).toMatchObject({
      headline: 'Bridge to open in May',
      standfirst: 'Engineers say so.',
      bylines: ['Ana Ruiz'],
      text: 'It opens in May.\n\nHome prices rose at once.\n\nOpening hours | Monday | closed',
      comments: [],
    });
  });

  it.each([
    'Published in the journal Tarn, the study says that rain is late.',
    'Copyright law is out of date, the minister said on Monday.',
    'Replying to questions in parliament, the minister said nothing.',
    'The newspaper’s comment policy was changed.',
  ])('keeps a paragraph that only begins like a footer: %s', (paragraph) => {
    const page = readTextPage(
      `Bridge opens\n\nBy Ana Ruiz\n\nIt opened.\n\n${paragraph}\n\n© 2020 The Lisk Observer. All rights reserved.`,
    );
    expect(page).toMatchObject({ outlet: 'The Lisk Observer', text: `It opened.\n\n${paragraph}` });
  });

  it('without a byline has its body begin at the dateline', () => {
    const page = readTextPage(
      'Bridge opens\n\nEngineers\nare glad.\n\nLISK: It opened.\n\nPublished in The Lisk Observer',
    );
    expect(page).toMatchObject({
      standfirst: 'Engineers are glad.',
      dateline: 'LISK',
      text: 'LISK: It opened.',
    });
  });

  it('keeps bars and common words in its comments', () => {
    const { comments } = readTextPage(
      [
        'Bridge opens\n\nBy Ana Ruiz\n\nIt opened.\n\nPublished in The Lisk Observer\n',
        'gull | 5h | Reply Choose: bridge | ferry | nothing.',
        'warm | cold | closed: that is the choice.',
        '  heron | 2 mo ago',
        'Home is where the ferry is.\n',
        'Your name\nSubmit',
      ].join('\n'),
      { retrievedAt: new Date('2020-05-10T12:00:00Z') },
    );
    expect(
      comments.map(({ author, text, saidAt, parent }) => [author, text, saidAt?.toISOString(), parent]),
    ).toEqual([
      [
        'gull',
        'Choose: bridge | ferry | nothing.\nwarm | cold | closed: that is the choice.',
        '2020-05-10T07:00:00.000Z',
        null,
      ],
      ['heron', 'Home is where the ferry is.', '2020-03-10T12:00:00.000Z', 0],
    ]);
  });

  it.each([
    ['PAGE_UNREADABLE', 'it is empty', ' \n\n'],
    ['PAGE_UNREADABLE', 'it is binary', 'PNG\0\0'],
    ['PAGE_UNREADABLE', 'it has no headline', `${'A sentence. '.repeat(40)}\n\nAnother.`],
    ['PAGE_UNREADABLE', 'it has no body', 'A headline\n\nMay 1, 2020\n\nPublished in The Lisk Observer.'],
    ['OUTLET_UNKNOWN', '--outlet', 'A headline\n\nA body.'],
  ])('is refused with %s: %s', (code, sentence, source) => {
    expect(() => readTextPage(source)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(sentence) }),
    );
  });
});
