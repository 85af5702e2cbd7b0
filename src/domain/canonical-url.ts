import normalizeUrl from 'normalize-url';

/** Query parameters that tell where a reader came from, and nothing of what is read. Origin: the trackers of Google, Meta, Microsoft and Mailchimp. */
const TRACKING = [
  /^utm_\w+/i,
  'fbclid',
  'gclid',
  'dclid',
  'msclkid',
  'mc_cid',
  'mc_eid',
  'igshid',
  'ref_src',
];

const WEB: ReadonlySet<string> = new Set(['http:', 'https:']);

/**
 * From here on an address has no canonical form but its own: to find one takes time that grows with the square of the
 * parameters. Origin: https://www.sitemaps.org/protocol.html
 */
const MAX_LENGTH = 2_048;

/**
 * The one form of an address that identifies what it leads to: no fragment, no default port, no tracking parameters,
 * host in lower case, parameters sorted. What is no address of the web, or is very long, is left as it is.
 * @param url absolute and valid
 */
export function canonicalUrl(url: string): string {
  const { protocol, href } = new URL(url);
  if (!WEB.has(protocol) || href.length >= MAX_LENGTH) return href;
  return normalizeUrl(url, {
    stripHash: true,
    stripWWW: false,
    removeTrailingSlash: false,
    removeSingleSlash: false,
    sortQueryParameters: true,
    removeQueryParameters: TRACKING,
  });
}
