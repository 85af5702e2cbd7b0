/**
 * Words that begin, after a comma, what the article adds of its own to a report, if no other comma follows.
 * Origin: the contrastive subordinators of The Cambridge Grammar of the English Language.
 */
export const TAIL_OPENINGS: ReadonlySet<string> = new Set('while although though'.split(' '));

/** Words that go on with a list or an example inside what is said. Origin: as above, on supplements. */
export const LIST_OPENINGS: ReadonlySet<string> = new Set(
  'including such like especially particularly'.split(' '),
);

/** Subordinators that may open a sentence, so that its main clause follows a comma. Origin: as above, chapter 11. */
export const OPENING_SUBORDINATORS: ReadonlySet<string> = new Set(
  `while although though after before when whenever if as because since until once whereas unless`.split(
    /\s+/,
  ),
);

/** Words that may stand before such a subordinator: 'But even after …'. Origin: as above. */
export const OPENING_ADVERBS: ReadonlySet<string> = new Set(
  'and but yet so even just now only shortly soon long hours days weeks months years'.split(' '),
);

/** Subordinators that tell when or why somebody did what a noun phrase names: 'criticised the plan because …'. Origin: as above. */
export const CIRCUMSTANCES: ReadonlySet<string> = new Set('because until after before since'.split(' '));

/** Words that set what the article knows against a report, after a comma. Origin: as above, chapter 13, on comparison. */
export const COMPARISONS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['compared', new Set(['with', 'to'])],
  ['double', new Set(['the', 'that'])],
  ['twice', new Set(['as', 'the', 'that'])],
  ['half', new Set(['the', 'that'])],
  ['well', new Set(['above', 'below', 'over', 'under', 'ahead'])],
  ['even', new Set(['as'])],
]);
