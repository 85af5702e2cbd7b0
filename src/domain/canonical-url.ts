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

/**
 * The one form of an address that identifies what it leads to: no fragment, no default port, no tracking parameters,
 * host in lower case, parameters sorted.
 * @param url absolute and valid
 */
export function canonicalUrl(url: string): string {
  return normalizeUrl(url, {
    stripHash: true,
    stripWWW: false,
    removeTrailingSlash: false,
    removeSingleSlash: false,
    sortQueryParameters: true,
    removeQueryParameters: TRACKING,
  });
}
