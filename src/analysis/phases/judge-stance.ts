import { byStart, spansInside } from '../../domain/sorted-spans.js';
import type { Draft } from '../draft.js';
import { StanceJudge, type TargetMention } from '../stance/stance-judge.js';

/** Judges how quotes stand to what they are about, by the words around each mention, named or meant. */
export function judgeStance(draft: Draft): Pick<Draft, 'quotes'> {
  const judge = new StanceJudge(draft);
  // By the names, and not by the entities: they stand in reading order.
  const named = draft.names.flatMap(({ start, end }, i): TargetMention[] => {
    const target = draft.nameEntities[i] ?? -1;
    return target < 0 ? [] : [{ target, start, end }];
  });
  const meant = draft.references.map(({ entity, start, end }): TargetMention => ({
    target: entity,
    start,
    end,
  }));
  const mentions = byStart([...named, ...meant]);
  const quotes = draft.quotes.map((quote) => {
    const { kind, pieces, speaker, attribution } = quote;
    const stances = judge.judge(
      pieces.flatMap((piece) => spansInside(mentions, piece).map((mention) => ({ mention, piece }))),
    );
    return stances.length === 0 ? quote : { kind, pieces, speaker, attribution, stances };
  });
  return { quotes };
}
