/**
 * The form under which names are compared: without accents, case, punctuation at the edges, a leading "the" and
 * doubled spaces. "The Haqqani Network" and "haqqani network" have one key.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^the (?=\S)/u, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
