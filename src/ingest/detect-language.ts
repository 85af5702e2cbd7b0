import { detect } from 'tinyld/light';

/** @returns the BCP 47 tag of a text's language, 'und' where it cannot be told */
export function detectLanguage(text: string): string {
  return detect(text) || 'und';
}
