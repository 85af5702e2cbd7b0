import { eld } from 'eld/extrasmall';
import type { Page } from './page.js';

/** What templates come with, and pages in other languages state for that. */
const DEFAULT = 'en';

/** More tells no better, and costs more. */
const LENGTH_DETECTED = 1_500;

/** @returns the BCP 47 tag of a page's language: as it states, or as its words tell where it states what templates do */
export function languageOf({ language, text }: Page): string {
  const stated = language?.replace('_', '-') ?? '';
  const known = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(stated);
  // 'eng' is 'en'.
  const tag = known ? (Intl.getCanonicalLocales(stated)[0] ?? '') : '';
  const [subtag = ''] = tag.split('-');
  if (subtag !== '' && subtag !== DEFAULT) return subtag;
  return eld.detect(text.slice(0, LENGTH_DETECTED)).language || subtag || 'und';
}
