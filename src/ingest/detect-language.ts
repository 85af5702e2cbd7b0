import { detect } from 'tinyld/light';
import type { Page } from './page.js';

/** @returns the BCP 47 tag of a text's language, 'und' where it cannot be told */
export function detectLanguage(text: string): string {
  return detect(text) || 'und';
}

/** Languages that pages state wrongly: what templates come with. */
const BY_DEFAULT = /^en\b/i;

/** @returns the BCP 47 tag of a page's language: as it states, or as its words tell where it states what templates do */
export function languageOf({ language, text }: Page): string {
  const stated = language?.replace('_', '-') ?? '';
  const tag = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(stated) ? stated : '';
  if (tag !== '' && !BY_DEFAULT.test(tag))
    return tag.slice(0, tag.indexOf('-') < 0 ? undefined : tag.indexOf('-')).toLowerCase();
  return detectLanguage(text);
}
