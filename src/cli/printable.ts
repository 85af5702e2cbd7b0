import { stripVTControlCharacters } from 'node:util';

/** A text as it may be shown on a terminal: no escape sequence or control character of it takes effect. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ');
}
