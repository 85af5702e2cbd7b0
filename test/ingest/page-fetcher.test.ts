import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { collect } from '../../src/ingest/readers/limits.js';
import { PageFetcher } from '../../src/ingest/sources/page-fetcher.js';
import { isPublicAddress } from '../../src/ingest/sources/public-addresses.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let answers: Record<string, Answer> = {};
let requests: { path: string; agent: string; at: number }[] = [];
let origin = '';

const server = createServer((request, response) => {
  const path = request.url ?? '';
  requests.push({ path, agent: request.headers['user-agent'] ?? '', at: Date.now() });
  const answer = answers[path];
  if (answer) answer(request, response);
  else response.writeHead(404).end();
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetchers: PageFetcher[] = [];
afterEach(async () => {
  await Promise.all(fetchers.splice(0).map((fetcher) => fetcher.close()));
  answers = {};
  requests = [];
});

function fetcher(allowPrivateAddresses: boolean, delayMs = 0): PageFetcher {
  const made = new PageFetcher({ allowPrivateAddresses, delayMs });
  fetchers.push(made);
  return made;
}

const text =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=windows-1252', ...headers }).end(body);
const redirect =
  (location: string): Answer =>
  (_, response) =>
    void response.writeHead(302, { location }).end();

describe('fetching', () => {
  it('asks robots.txt first, under a name that publishers can address, and unpacks what comes', async () => {
    answers = {
      '/robots.txt': text('User-agent: Verbatim\nDisallow: /private'),
      '/page': text(gzipSync('hello'), { 'content-encoding': 'gzip' }),
    };
    const { bytes, charset, url } = await fetcher(true).fetch(`${origin}/page`);
    expect((await collect(bytes)).toString()).toBe('hello');
    expect([charset, url]).toEqual(['windows-1252', `${origin}/page`]);
    expect(requests.map(({ path }) => path)).toEqual(['/robots.txt', '/page']);
    expect(requests.every(({ agent }) => agent.startsWith('Verbatim'))).toBe(true);
  });

  it('does not read what robots.txt does not allow, nor by a redirect', async () => {
    answers = {
      '/robots.txt': text('User-agent: *\nDisallow: /private'),
      '/private': text('secret'),
      '/open': redirect('/private'),
    };
    const polite = fetcher(true);
    await expect(polite.fetch(`${origin}/private`)).rejects.toMatchObject({ code: 'FETCH_FORBIDDEN' });
    await expect(polite.fetch(`${origin}/open`)).rejects.toMatchObject({ code: 'FETCH_FORBIDDEN' });
    expect(requests.map(({ path }) => path)).toEqual(['/robots.txt', '/open']);
  });

  it('reads nothing of a host that cannot say what it allows', async () => {
    answers = { '/robots.txt': (_, response) => void response.writeHead(503).end(), '/page': text('hello') };
    await expect(fetcher(true).fetch(`${origin}/page`)).rejects.toMatchObject({ code: 'FETCH_FORBIDDEN' });
  });

  it('follows redirects, but not for ever, and to web addresses only', async () => {
    answers = {
      '/a': redirect('/b'),
      '/b': text('there'),
      '/round': redirect('/round'),
      '/file': redirect('file:///etc/passwd'),
    };
    const polite = fetcher(true);
    expect(await polite.fetch(`${origin}/a`)).toMatchObject({ url: `${origin}/b` });
    await expect(polite.fetch(`${origin}/round`)).rejects.toMatchObject({ code: 'FETCH_FAILED' });
    await expect(polite.fetch(`${origin}/file`)).rejects.toMatchObject({ code: 'FETCH_FAILED' });
    await expect(polite.fetch(`${origin}/missing`)).rejects.toMatchObject({
      code: 'FETCH_FAILED',
      message: expect.stringContaining('404'),
    });
  });

  it('asks one thing of a host at a time, with a pause between', async () => {
    answers = { '/1': text('1'), '/2': text('2'), '/3': text('3') };
    const polite = fetcher(true, 150);
    await Promise.all(['/1', '/2', '/3'].map((path) => polite.fetch(origin + path)));
    const times = requests.filter(({ path }) => path !== '/robots.txt').map(({ at }) => at);
    expect(times).toHaveLength(3);
    expect(
      Math.min((times[1] ?? 0) - (times[0] ?? 0), (times[2] ?? 0) - (times[1] ?? 0)),
    ).toBeGreaterThanOrEqual(140);
  });

  it.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])(
    'connects to nothing inside a private network unless allowed: %s',
    async (host) => {
      answers = { '/page': text('secret') };
      const address = `http://${host}:${new URL(origin).port}/page`;
      await expect(fetcher(false).fetch(address)).rejects.toMatchObject({ code: 'FETCH_FORBIDDEN' });
      expect(requests).toEqual([]);
    },
  );

  it('gives up on a body without end', async () => {
    answers = {
      '/endless': (_, response) => {
        response.writeHead(200);
        const chunk = Buffer.alloc(1024 * 1024, 'x');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          response.once('drain', more);
        };
        more();
      },
    };
    const { bytes } = await fetcher(true).fetch(`${origin}/endless`);
    await expect(collect(bytes)).rejects.toMatchObject({ code: 'PAGE_TOO_LARGE' });
  });
});

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '2606:4700::1111'])('lets %s be read', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(
    '127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1%eth0 fd00::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::'.split(
      ' ',
    ),
  )('keeps %s closed', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
