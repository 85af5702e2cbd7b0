import { describe, expect, it } from '@jest/globals';
import { Intake } from '../../src/ingest/intake/intake.js';
import type { IntakeTask } from '../../src/ingest/intake/intake-task.js';
import { PrincipalKind } from '../../src/domain/principal.js';
import { Role } from '../../src/domain/role.js';
import { verbatim } from '../support/command-line.js';
import { readStream, streamOf } from '../support/read-stream.js';

const LIMITS = { megabytes: 1, comments: 2 };
const LONG = 'The gulls were counted from the pier, and were more than last year. '.repeat(20_000);
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${LONG}`;

function article(body: string, comments: number): string {
  const comment = Array.from({ length: comments }, (_, i) => ({
    author: 'gull',
    text: `Number ${String(i)}.`,
  }));
  return JSON.stringify({ headline: 'Gulls counted', outlet: 'The Ledger', articleBody: body, comment });
}

const refusals = async (file: string): Promise<unknown[]> =>
  (await readStream(streamOf(file), { limits: LIMITS })).map(({ refused = 'READ' }) => refused);

describe('how much a page may be', () => {
  it.each([
    [
      'a web page',
      `<html><title>Gulls counted</title><body><h1>Gulls counted</h1><p>${LONG}</p></body></html>`,
    ],
    ['a page saved as text', `Gulls counted\n\n${LONG}\n\nPublished in The Ledger\n`],
    ['a document of JSON', `[${article(LONG, 0)}]`],
    [
      'a feed',
      `<?xml version="1.0"?><rss version="2.0"><channel><item><title>${LONG}</title></item></channel></rss>`,
    ],
    [
      'a page of a web archive',
      [
        'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ledger.example/gulls',
        'WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
        `Content-Type: application/http; msgtype=response\r\nContent-Length: ${String(ANSWER.length)}\r\n`,
        `${ANSWER}\r\n\r\n`,
      ].join('\r\n'),
    ],
  ])('is a setting, for %s', async (_, file) => {
    expect(await refusals(file)).toEqual(['PAGE_TOO_LARGE']);
  });

  it('is a setting for each line, and the others are read', async () => {
    const lines = [article('They were many.', 0), article(LONG, 0), article('They were few.', 0)];
    expect(await refusals(lines.join('\n'))).toEqual(['READ', 'PAGE_TOO_LARGE', 'READ']);
  });

  it('is a setting for the comments under it', async () => {
    const lines = [article('They were many.', 2), article('They were few.', 3)];
    expect(await refusals(lines.join('\n'))).toEqual(['READ', 'PAGE_TOO_LARGE']);
  });

  it('is told to commands by the environment', async () => {
    const lines = [article('They were many.', 2), article('They were few.', 3)].join('\n');
    const { code, stdout, stderr } = await verbatim(
      ['read', '--jsonl', '-'],
      { PAGE_MAX_COMMENTS: '2' },
      lines,
    );
    expect([code, stdout.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain('more than the 2 comments');
  });

  it('goes with what is sent in to a server', async () => {
    const tasks: IntakeTask[] = [];
    const work = {
      run: (task: IntakeTask) => Promise.reject(new Error(String(tasks.push(task)))),
      close: () => Promise.resolve(),
    };
    const intake = new Intake(work, { pageLimits: LIMITS });
    const principal = { kind: PrincipalKind.API_KEY, id: '1', name: 'Ann', role: Role.CONTRIBUTOR };
    const submission = { page: article('They were many.', 0), address: null };
    await expect(intake.ingestArticle(principal, submission)).rejects.toThrow('1');
    expect(tasks).toMatchObject([{ options: { limits: LIMITS } }]);
  });
});
