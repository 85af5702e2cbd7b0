import { byStart, spansInside } from '../../domain/sorted-spans.js';
import type { Draft } from '../draft.js';
import { StanceJudge, type TargetMention } from '../stance/stance-judge.js';

/** Judges how quotes stand to what they are about, by the words around each mention, named or meant. */
export function judgeStance(draft: Draft): Pick<Draft, 'quotes'> {
  const judge = new StanceJudge(draft);
  const named = draft.entities.flatMap(({ mentions }, target) =>
    mentions.map(({ start, end }): TargetMention => ({ target, start, end })),
  );
  const meant = draft.references.map(({ entity, start, end }): TargetMention => ({
    target: entity,
    start,
    end,
  }));
  const mentions = byStart([...named, ...meant]);
  return {
    quotes: draft.quotes.map(({ kind, pieces, speaker, attribution }) => ({
      kind,
      pieces,
      speaker,
      attribution,
      stances: judge.judge(
        pieces.flatMap((piece) => spansInside(mentions, piece).map((mention) => ({ mention, piece }))),
      ),
    })),
  };
}
