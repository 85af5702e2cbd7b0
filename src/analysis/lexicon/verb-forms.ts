/**
 * The past forms of verbs that do not make them by rule.
 * Origin: the tables of irregular verbs in Quirk et al., A Comprehensive Grammar of the English Language.
 */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  bet: ['bet'],
  cast: ['cast'],
  feel: ['felt'],
  find: ['found'],
  foresee: ['foresaw', 'foreseen'],
  forget: ['forgot', 'forgotten'],
  give: ['gave', 'given'],
  hear: ['heard'],
  know: ['knew', 'known'],
  read: ['read'],
  say: ['said'],
  see: ['saw', 'seen'],
  seek: ['sought'],
  show: ['showed', 'shown'],
  sing: ['sang', 'sung'],
  speak: ['spoke', 'spoken'],
  swear: ['swore', 'sworn'],
  tell: ['told'],
  think: ['thought'],
  understand: ['understood'],
  write: ['wrote', 'written'],
};

/** Verbs that double their last consonant. Origin: as above. */
const DOUBLING: ReadonlySet<string> = new Set(
  'admit beg blog dub grin permit plan prefer quip rebut refer regret rip shun slam snap'.split(' '),
);

/**
 * The forms that English makes by rule, and those that it does not.
 * @param lemma lower case
 * @returns the bare form, the third person, the past forms, the participle in -ing
 */
export function formsOf(lemma: string): string[] {
  // 'snap' doubles its consonant, 'agree' keeps its vowels.
  const doubled = DOUBLING.has(lemma) ? lemma + lemma.slice(-1) : lemma;
  const stem = /[^e]e$/.test(lemma) ? lemma.slice(0, -1) : doubled;
  const hasConsonantY = /[^aeiou]y$/.test(lemma);
  const third = hasConsonantY
    ? `${lemma.slice(0, -1)}ies`
    : `${lemma}${/(s|sh|ch|x)$/.test(lemma) ? 'es' : 's'}`;
  const past = hasConsonantY ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('e') ? `${lemma}d` : `${stem}ed`;
  return [lemma, third, ...(IRREGULAR[lemma] ?? [past]), `${stem}ing`];
}

const IRREGULAR_PARTICIPLES: ReadonlySet<string> = new Set(
  Object.values(IRREGULAR).flatMap((forms) => forms.slice(-1)),
);

/** @param form lower case */
export function isPastParticiple(form: string): boolean {
  return form.endsWith('ed') || IRREGULAR_PARTICIPLES.has(form);
}
