import type { TextSpan } from '../../domain/text-span.js';
import { tokenAt, type Draft } from '../draft.js';
import type { StanceFinding } from '../findings.js';
import type { SentenceIndex } from '../sentence-index.js';
import { stanceInput, type StanceInput } from './stance-input.js';
import { judgeTarget } from './stance-model.js';

/** What is less likely than all else together is not said. */
const LEAST_CONFIDENCE = 0.5;
/** Of what is mentioned more often in one statement, the first mentions tell. */
const MOST_MENTIONS = 4;

/** Where an entity is meant. */
export interface TargetMention extends TextSpan {
  readonly target: number;
}

/**
 * Judges how the words of a statement stand to what it mentions. Talks to the fitted scores of words.
 *
 * A neutral stance is a finding like the others: the words were read, and speak neither for nor against. Where no
 * polarity is likelier than the others together, or there is no word beside names, there is no evidence and no stance.
 */
export class StanceJudge {
  private readonly sentences: SentenceIndex;

  constructor(private readonly draft: Pick<Draft, 'tokens' | 'sentenceIndex'>) {
    this.sentences = draft.sentenceIndex;
  }

  /** @param mentions each with the piece of the statement that it stands in */
  judge(mentions: readonly { readonly mention: TargetMention; readonly piece: TextSpan }[]): StanceFinding[] {
    const inputs = new Map<number, StanceInput[]>();
    for (const { mention, piece } of mentions) {
      const known = inputs.get(mention.target) ?? [];
      const input = known.length < MOST_MENTIONS ? this.inputOf(mention, piece) : null;
      if (input?.words.some((word) => /\p{L}/u.test(word))) inputs.set(mention.target, [...known, input]);
    }
    return [...inputs].flatMap(([target, some]): StanceFinding[] => {
      const { polarity, confidence } = judgeTarget(some);
      return confidence < LEAST_CONFIDENCE ? [] : [{ target, polarity, confidence }];
    });
  }

  /** The words of the mention's sentence that belong to the statement. */
  private inputOf(mention: TextSpan, piece: TextSpan): StanceInput {
    const { tokens } = this.draft;
    const sentence = this.sentences.at(tokenAt(tokens, mention.start)) ?? piece;
    return stanceInput(tokens, mention, {
      start: Math.max(piece.start, sentence.start),
      end: Math.min(piece.end, sentence.end),
    });
  }
}
