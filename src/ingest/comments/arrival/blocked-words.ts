import { CommentStatus } from '../../../domain/kinds.js';
import type { ArrivalRule } from './arrival-rule.js';

/** Without case, accents, invisible characters and the forms that letters have beside their own. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ');
}

function says(text: string, word: string): boolean {
  const sought = folded(word).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${sought}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

/** Whole words and phrases, in the text or in the author's name. */
export const blockedWords: ArrivalRule = {
  name: 'blocked words',
  judge: ({ author, text }, rules) => {
    const words = folded(`${author} ${text}`);
    const met = rules.blockedWords.find((word) => says(words, word));
    return met === undefined ? null : { status: CommentStatus.REJECTED, reason: `It says '${met}'.` };
  },
};
