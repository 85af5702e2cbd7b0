/** What JSON itself does not escape, and a terminal obeys: eight-bit control characters, letters that turn a line around. */
const OBEYED = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** A value as JSON: the same to programs, and no control character of it takes effect where it is shown on a terminal. */
export function printableJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(OBEYED, escaped);
}
