import type { AttributionType } from '../../domain/kinds.js';
import type { TextSpan } from '../../domain/text-span.js';
import type { Cue, TokenRange } from '../draft.js';

/** The words that tell who said a quotation. */
export interface Attribution {
  readonly cue: TextSpan | null;
  readonly speaker: TokenRange | null;
  readonly rule: string;
  /** As the cue tells; what is attributed without a verb is said. */
  readonly type?: AttributionType;
}

/** What a cue tells of the quotation beside it. */
export function ofCue(cue: Cue | null): Attribution | null {
  return cue && { cue, speaker: cue.speaker, rule: cue.rule, type: cue.type };
}
