import { readPrintedDate } from '../../printed-date.js';
import { isInComment } from './page-parts.js';
import type { PageMetadata } from './page-metadata.js';

const ISO =
  /^(?<date>\d{4}-\d\d-\d\d)(?:[T ]\s*(?<time>\d\d?:\d\d(?::\d\d)?)(?:[.,](?<fraction>\d+))?\s*(?<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** A machine's time: ISO 8601, also as publishers bend it, or milliseconds or seconds since 1970. UTC where no zone is told. */
export function readTimestamp(written: string): Date | null {
  const value = written.trim();
  if (/^\d{10}(?:\d{3})?$/.test(value)) return new Date(Number(value) * (value.length === 10 ? 1000 : 1));
  const groups = ISO.exec(value)?.groups;
  if (!groups) return readPrintedDate(value);
  const { date = '', time = '0:00', fraction = '', zone = 'Z' } = groups;
  const offset = /^[+-]/.test(zone)
    ? zone.replace(/^([+-]\d\d):?(\d\d)?$/, (_, h: string, m = '00') => `${h}:${String(m)}`)
    : 'Z';
  const [hour = '', ...rest] = time.split(':');
  const milliseconds = fraction === '' ? '' : `.${fraction.slice(0, 3)}`;
  const seconds = rest.length === 1 ? [...rest, '00'] : rest;
  const found = new Date(`${date}T${hour.padStart(2, '0')}:${seconds.join(':')}${milliseconds}${offset}`);
  return Number.isNaN(found.getTime()) ? null : found;
}

const META = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'date',
];

/** When the article was published, UTC: as the JSON-LD tells, the meta elements, the page's time elements. */
export function readPublicationTime(document: Document, metadata: PageMetadata): Date | null {
  const times = document.querySelectorAll(
    '[itemprop~="datePublished"], time[pubdate], article time[datetime], main time[datetime], time[datetime]',
  );
  const printed = [...times]
    .filter((time) => !isInComment(time))
    .map((time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? '');
  const [created] = [metadata.text('dateCreated')];
  const candidates = [
    metadata.text('datePublished'),
    ...META.flatMap((name) => metadata.meta(name)),
    created,
    ...printed.slice(0, 1),
  ];
  for (const candidate of candidates) {
    const time = candidate === null ? null : readTimestamp(candidate);
    if (time) return time;
  }
  return null;
}
