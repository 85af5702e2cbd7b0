import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { textPage } from '../support/text-pages.js';

interface Document {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly {
    start: number;
    end: number;
    text: string;
    type: string;
    speaker: { name: string };
  }[];
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let pageFile: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  pageFile = join(folder.path, 'page.txt');
  await writeFile(pageFile, textPage('Ferry plan \u001b[31mdivides\u001b[0m the harbour'));
});

afterAll(() => folder.remove());

describe('verbatim analyze', () => {
  it('shows what it finds as a table, without a database', async () => {
    const { code, stdout, stderr } = await verbatim(['analyze', pageFile], {
      DATABASE_URL: 'postgres://localhost:1/a',
    });
    expect(stdout).toContain(
      'Ferry plan divides the harbour\nThe Harbour Ledger, Maria Oldfield, 2020-05-01',
    );
    expect(stdout).toMatch(/│ direct +│ Tobias Renner +│ The ferry will/);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('lets no escape sequence of a page reach the terminal', async () => {
    expect((await verbatim(['analyze', pageFile])).stdout).not.toContain('\u001b[31m');
  });

  it('prints JSON for programs', async () => {
    const { code, stdout } = await verbatim(['analyze', '--json', pageFile]);
    const [document] = JSON.parse(stdout) as Document[];
    const [quote] = document?.quotes ?? [];
    expect(document?.id).toBe(pageFile);
    expect(quote).toMatchObject({ type: 'direct', speaker: { name: 'Tobias Renner' } });
    expect(document?.text.slice(quote?.start, quote?.end)).toBe('The ferry will sail again in spring,');
    expect(code).toBe(0);
  });

  it('refuses what is no page, and analyses the rest', async () => {
    const { code, stdout, stderr } = await verbatim(['analyze', join(folder.path, 'missing.txt'), pageFile]);
    expect(stderr).toMatch(/^Refused \S+missing\.txt: PAGE_UNREADABLE: [^\n]+\n$/);
    expect(stdout).toContain('Tobias Renner');
    expect(code).toBe(1);
  });
});

describe('verbatim analyze --jsonl', () => {
  const line = (id: string, speaker: string) =>
    `${JSON.stringify({ id, text: `“We will open before winter\u2028comes,” said ${speaker}.` })}\n`;

  it('prints a line for each document, in their order', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `document-${String(20 - i)}`);
    const file = join(folder.path, 'documents.jsonl');
    await writeFile(file, ids.map((id) => line(id, 'Maria Oldfield')).join(''));
    const { code, stdout, stderr } = await verbatim(['analyze', '--jsonl', file]);
    const found = stdout
      .trimEnd()
      .split('\n')
      .map((json) => JSON.parse(json) as Document);
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(found.map(({ quotes }) => quotes[0]?.speaker.name)).toEqual(ids.map(() => 'Maria Oldfield'));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('tells the numbers of the lines that are no documents, and goes on', async () => {
    const input = `${line('a', 'Maria Oldfield')}{"id": 1}\n\nnonsense\n${line('b', 'Tobias Renner')}`;
    const { code, stdout, stderr } = await verbatim(['analyze', '--jsonl', '-'], {}, input);
    expect(stdout.match(/"id":"[ab]"/g)).toEqual(['"id":"a"', '"id":"b"']);
    expect(stderr).toMatch(/^Line 2: [^\n]+\nLine 4: [^\n]+\n$/);
    expect(code).toBe(1);
  });

  it.each(['missing.jsonl', 'folder.jsonl', 'latin-1.jsonl'])(
    'says in one line that %s cannot be read',
    async (name) => {
      await mkdir(join(folder.path, 'folder.jsonl'), { recursive: true });
      await writeFile(
        join(folder.path, 'latin-1.jsonl'),
        Buffer.from('{"id":"a","text":"caf\xe9"}\n', 'latin1'),
      );
      const { code, stderr } = await verbatim(['analyze', '--jsonl', join(folder.path, name)]);
      expect(stderr).toMatch(new RegExp(`^BAD_USER_INPUT: \\S+${name} cannot be read\\.[^\\n]*\\n$`));
      expect(code).toBe(1);
    },
  );

  it('puts a byte order mark aside', async () => {
    const { code, stdout } = await verbatim(
      ['analyze', '--jsonl', '-'],
      {},
      `\uFEFF${line('a', 'Ana Ruiz')}`,
    );
    expect([code, stdout.startsWith('{"id":"a"')]).toEqual([0, true]);
  });

  it('ends quietly when nobody reads on', async () => {
    const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
    const child = spawn(process.execPath, [main, 'analyze', '--jsonl', '-'], {
      stdio: 'pipe',
      timeout: 30_000,
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdout.destroy();
    for (let i = 0; i < 50; i++) child.stdin.write(line(String(i), 'Maria Oldfield'));
    child.stdin.end();
    await once(child, 'close');
    expect([child.exitCode, stderr]).toEqual([0, '']);
  });
});
