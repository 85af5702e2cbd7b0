import { overlaps } from '../domain/text-span.js';
import type { GoldSpeaker, PredictedQuote } from './gold-quotes.js';

type PredictedSpeaker = PredictedQuote['speaker'];

/** A name without case, marks, articles and titles, so that printed forms of one name compare equal. */
function plain(name: string | null | undefined): string {
  return (name ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:the|a|an|his|her|their|its|our|my)\s+/, '')
    .replace(/^(?:mr|mrs|ms|miss|dr|sir|sen|rep|gov|president|senator)\s+(?=\S)/, '');
}

function alternativesOf(speaker: GoldSpeaker): GoldSpeaker[] {
  return [speaker, ...(speaker.also ?? [])];
}

function goldNames(speaker: GoldSpeaker): string[] {
  return alternativesOf(speaker)
    .flatMap(({ text, entity, aliases }) => [text, ...(entity?.mentions ?? []), ...(aliases ?? [])])
    .map(plain)
    .filter((name) => name !== '');
}

function predictedNames({ text, name, mention }: NonNullable<PredictedSpeaker>): string[] {
  return [text, name, mention?.text].map(plain).filter((each) => each !== '');
}

/** True where the words, or the name they are resolved to, are the gold's. */
export function isSameSpeaker(gold: GoldSpeaker, predicted: PredictedSpeaker): boolean {
  if (!predicted) return false;
  if (alternativesOf(gold).some(({ text }) => text === predicted.text)) return true;
  const names = goldNames(gold);
  return predictedNames(predicted).some((name) => names.includes(name));
}

/** True where every word of the shorter name is in the longer one. */
function isFormOf(gold: string, predicted: string): boolean {
  const [golden, words] = [new Set(gold.split(' ')), predicted.split(' ')];
  const [shorter, longer] = words.length <= golden.size ? [new Set(words), golden] : [golden, new Set(words)];
  return [...shorter].every((word) => longer.has(word)) && /[a-z]{3}/.test([...shorter].join(''));
}

/** True for the same speaker, for words that overlap the gold's, and for a longer or shorter form of the name. */
export function isOverlappingSpeaker(gold: GoldSpeaker, predicted: PredictedSpeaker): boolean {
  if (!predicted) return false;
  if (isSameSpeaker(gold, predicted)) return true;
  const places = [predicted, predicted.mention].filter((place) => place !== null);
  if (alternativesOf(gold).some((words) => places.some((place) => overlaps(words, place)))) return true;
  const predictedForms = predictedNames(predicted);
  return goldNames(gold).some((name) => predictedForms.some((form) => isFormOf(name, form)));
}
