import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { VerbatimError } from '../../domain/errors.js';
import { operator } from '../../domain/operator.js';
import type { Principal } from '../../domain/principal.js';
import type { QueuedPage } from '../../store/page-queue.js';
import { largestPageBytes } from '../readers/limits.js';
import type { ToldArticle, Unit } from '../readers/unit.js';
import type { SentUnit } from '../store-unit.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** What one job may hold, unpacked: twice what a page may be unless it is set, or an article with a hundred thousand comments. */
const LARGEST_JOB_BYTES = 2 * largestPageBytes();

/** A job's key begins with where the page comes from, for people; the database limits it to 512 characters. */
const LONGEST_PLACE = 400;

type Queued = Exclude<Unit, { kind: 'refused' }>;

/** A unit as JSON: the page itself travels with the job, so that a worker on any machine can read it. */
interface PageJob {
  readonly kind: Queued['kind'];
  readonly part: string | null;
  readonly charset: string | null;
  readonly options: unknown;
  /** The page's bytes, or the told article as JSON, gzipped, in base64. */
  readonly packed: string;
  /** Who queued it; what an earlier release queued does not say. */
  readonly sender?: Principal;
}

const TIMES = new Set(['publishedAt', 'saidAt', 'retrievedAt']);

/** Times are strings in JSON. */
function withTimes(key: string, value: unknown): unknown {
  return TIMES.has(key) && typeof value === 'string' ? new Date(value) : value;
}

/**
 * What is put on the queue for a unit. The same unit of the same place has the same key, whoever queues it.
 * @param file where it comes from
 * @throws VerbatimError PAGE_TOO_LARGE
 */
export async function pageJob(file: string, { unit, sender }: SentUnit): Promise<QueuedPage> {
  const content = unit.kind === 'page' ? unit.bytes : Buffer.from(JSON.stringify(unit.article));
  if (content.length > LARGEST_JOB_BYTES) {
    const megabytes = String(LARGEST_JOB_BYTES / 1024 / 1024);
    const sentence = `It is longer than the ${megabytes} MB that a job of the queue may hold: read it without --queue.`;
    throw new VerbatimError('PAGE_TOO_LARGE', sentence);
  }
  const job: PageJob = {
    kind: unit.kind,
    part: unit.part,
    charset: unit.kind === 'page' ? unit.charset : null,
    options: unit.options,
    packed: (await pack(content)).toString('base64'),
  };
  const place = (unit.part === null ? file : `${file} (${unit.part})`).slice(0, LONGEST_PLACE);
  const hash = createHash('sha256').update(JSON.stringify(job)).digest('hex').slice(0, 32);
  return { key: `${place} #${hash}`, payload: JSON.stringify({ ...job, sender }) };
}

/** Where a job's page comes from, as its key tells it. */
export function placeOfKey(key: string): string {
  return key.replace(/ #[0-9a-f]{32}$/, '');
}

/**
 * The unit that a job was made of, and who queued it.
 * @param payload what `pageJob` made, parsed
 */
export async function unitOfJob(payload: unknown): Promise<SentUnit> {
  const job = payload as PageJob;
  const { kind, part, charset, sender = operator() } = job;
  const options = JSON.parse(JSON.stringify(job.options), withTimes) as Queued['options'];
  const content = await unpack(Buffer.from(job.packed, 'base64'), { maxOutputLength: LARGEST_JOB_BYTES });
  if (kind === 'page') return { unit: { kind, part, charset, options, bytes: content }, sender };
  const article = JSON.parse(content.toString('utf8'), withTimes) as ToldArticle;
  return { unit: { kind, part, article, options }, sender };
}
