import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';

interface Printed {
  readonly analysisVersion: string;
  readonly documents: number;
  readonly spans: number;
  readonly figures: readonly {
    measure: string;
    value: number;
    interval: string;
    samples: number;
    right?: number;
  }[];
}

const TEXT = '“The ferry will sail again in spring,” said Tobias Renner. Maria Oldfield wept.';

function located(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, text: words };
}

const QUOTES = {
  id: 'a',
  text: TEXT,
  quotes: [
    {
      ...located('“The ferry will sail again in spring,”'),
      type: 'direct',
      speaker: { ...located('Tobias Renner'), kind: 'named' },
      cue: located('said'),
      cueClass: 'speech',
    },
    { ...located('Maria Oldfield wept'), type: 'indirect', speaker: null, cueClass: 'none' },
  ],
};
const ENTITIES = {
  id: 'a',
  text: TEXT,
  entities: [
    { ...located('Tobias Renner'), type: 'PER' },
    { ...located('Maria Oldfield'), type: 'ORG' },
  ],
};
const STANCE = {
  primary_gid: 'a',
  sentence_normalized: 'The terrible, hated Renner lied.',
  targets: [{ from: 20, to: 26, mention: 'Renner', polarity: 2 }],
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(() => folder.remove());

async function goldFile(...documents: unknown[]): Promise<string> {
  const path = join(folder.path, 'gold.jsonl');
  await writeFile(path, documents.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return path;
}

async function figures(subject: string, ...documents: unknown[]): Promise<Printed> {
  const { code, stdout, stderr } = await verbatim([
    'evaluate',
    subject,
    '--json',
    await goldFile(...documents),
  ]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Printed;
}

function valueOf({ figures: all }: Printed, measure: string): number | undefined {
  return all.find((figure) => figure.measure === measure)?.value;
}

describe('verbatim evaluate', () => {
  it('measures quotes and their speakers, for machines', async () => {
    const printed = await figures('quotes', QUOTES);
    expect(printed).toMatchObject({ documents: 1, analysisVersion: expect.any(String) });
    expect(printed.spans).toBeGreaterThan(3);
    expect(printed.figures.find(({ measure }) => measure === 'all kinds, partial')).toMatchObject({
      interval: 'BOOTSTRAP',
      right: 1,
      samples: 2,
    });
    expect(valueOf(printed, 'direct, exact')).toBe(1);
    expect(printed.figures.find(({ measure }) => measure === 'direct, named speaker overlap')).toMatchObject({
      value: 1,
      interval: 'WILSON',
      samples: 1,
    });
  });

  it('measures names by their place and by their kind', async () => {
    const printed = await figures('entities', ENTITIES);
    expect(valueOf(printed, 'names, span')).toBe(1);
    expect(valueOf(printed, 'names, span and kind')).toBe(0.5);
  });

  it('measures stance towards marked targets', async () => {
    expect(valueOf(await figures('stance', STANCE), 'stance, accuracy')).toBe(1);
  });

  it('prints tables for people, with the errors in their context', async () => {
    const { code, stdout } = await verbatim(['evaluate', 'quotes', await goldFile(QUOTES), '--errors', '3']);
    expect(stdout).toMatch(/^direct, partial +1 +1 +1 +1\.000 +1\.000 +1\.000 +1\.000 to 1\.000/m);
    expect(stdout).toMatch(/^missed: indirect, cue of none: 1\n {4}a: … .*⟦Maria Oldfield wept⟧/m);
    expect(code).toBe(0);
  });

  it.each([
    ['quotes', ENTITIES, 'quotes'],
    ['entities', QUOTES, 'entities'],
    ['stance', QUOTES, 'primary_gid'],
    ['quotes', { ...QUOTES, text: ` ${TEXT}` }, 'Other words'],
  ])('refuses a file that is not of the format of %s', async (subject, document, reason) => {
    const path = await goldFile(document);
    const { code, stdout, stderr } = await verbatim(['evaluate', subject, path]);
    expect(stderr).toMatch(/^BAD_USER_INPUT: \S+gold\.jsonl, line 1 is not of the format: [^\n]+\n$/);
    expect(stderr).toContain(reason);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('says in one line that a file cannot be read', async () => {
    const { code, stderr } = await verbatim(['evaluate', 'quotes', join(folder.path, 'missing.jsonl')]);
    expect(stderr).toMatch(/^BAD_USER_INPUT: \S+missing\.jsonl cannot be read\. [^\n]+\n$/);
    expect(code).toBe(1);
  });

  it('tells its formats in its help', async () => {
    const { stdout } = await verbatim(['evaluate', 'stance', '--help']);
    expect(stdout).toContain('sentence_normalized');
  });
});
