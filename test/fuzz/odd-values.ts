/** Stands in every odd text: an error that repeats what it was sent is told by it. */
export const MARK = 'zqEcho';

const id = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');

export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  MARK,
  `${MARK}\u0000`,
  `${MARK}\r\nset-cookie: a=b`,
  `\u001b[31m${MARK}\u001b]0;title\u0007`,
  `${MARK}'; drop table article; --`,
  `${MARK}" or 1=1 /*`,
  `$1 ${MARK} $$`,
  `<script>alert("${MARK}")</script>`,
  `=${MARK}+1`,
  `${MARK}\ud800`,
  `\u202e${MARK}\u200b\ufeff`,
  `${MARK} 👩‍👩‍👧‍👧 e\u0301 ﬁ İ`,
  `%${MARK}%_\\`,
  `"${MARK} & ! | ( <-> :*`,
  `${MARK} -${MARK} or "`,
  `../../etc/passwd ${MARK}`,
  `\${7*7}{{${MARK}}}`,
  MARK.repeat(3_000),
  `${MARK} `.repeat(400),
  '__proto__',
  'constructor',
];

export const ODD_NUMBERS: readonly unknown[] = [
  -1,
  0,
  101,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  9_007_199_254_740_991,
  1.5,
  1e308,
  -0.0000001,
  `5 ${MARK}`,
];

export const ODD_IDS: readonly unknown[] = [
  ...[
    'Article:0',
    'Article:-1',
    'Article:9223372036854775807',
    'Article:9223372036854775808',
    `Article:${'9'.repeat(500)}`,
    'Article:1 or 1=1',
    'Article:1:1',
    'Quote:1',
    'Quote:1:2147483647',
    'Quote:1:2147483648',
    'Quote:1:1@99999999999',
    'Comment:1:1@1',
    'Person:0x10',
    'User:1',
    `${MARK}:1`,
    `SearchResult:${id('Article:1')}:${MARK}`,
    `SearchResult:${id('Article:1')}:\u0000`,
    `SearchResult:${id('Article:1')}:" & ! | (`,
    'Person:1\n',
  ].map(id),
  MARK,
  ' ',
  5,
  -5,
  `${id('Article:1')}==`,
];

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

export const ODD_CURSORS: readonly unknown[] = [
  ...[null, [], {}, MARK, [MARK], [MARK, 1, 2], ['AAAAAAAA', '9'.repeat(400)], [[[[[]]]]]].map(cursor),
  MARK,
  '',
  `[[[[${MARK}`,
  5,
];

export const ODD_DATES: readonly unknown[] = [
  '0000-00-00T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '2020-02-30T00:00:00Z',
  '2020-06-30T23:59:60Z',
  '2020-01-01T00:00:00+23:59',
  '2020-01-01',
  1_577_836_800_000,
  `2020-01-01T00:00:00Z${MARK}`,
  'infinity',
];

export const ODD_ADDRESSES: readonly unknown[] = [
  `https://harbour.example/bridge?%E0${MARK}`,
  `https://harbour.example/bridge?${'a&'.repeat(6_000)}`,
  'data:',
  `view-source:https://harbour.example/${MARK}`,
  MARK,
  `https://${MARK}.example/\u0000`,
  `javascript:alert("${MARK}")`,
  `file:///etc/${MARK}`,
  `https://user:${MARK}@harbour.example:99999/`,
  `https://harbour.example/${'a/'.repeat(2_000)}${MARK}`,
  'http://[::1',
];

/** What no type fits, whatever is asked for. */
export const MISFITS: readonly unknown[] = [
  null,
  true,
  5,
  MARK,
  [],
  {},
  [[MARK]],
  { noSuchField: MARK },
  1.5,
];
