/**
 * Personal pronouns that can name a speaker, with what they tell of it.
 * Origin: R. Huddleston and G. Pullum, The Cambridge Grammar of the English Language, chapter 5.
 */
export interface PronounTraits {
  readonly gender: 'FEMALE' | 'MALE' | null;
  readonly isPlural: boolean;
  readonly isPersonal: boolean;
}

export const PRONOUNS: ReadonlyMap<string, PronounTraits> = new Map([
  ['he', { gender: 'MALE', isPlural: false, isPersonal: true }],
  ['him', { gender: 'MALE', isPlural: false, isPersonal: true }],
  ['she', { gender: 'FEMALE', isPlural: false, isPersonal: true }],
  ['her', { gender: 'FEMALE', isPlural: false, isPersonal: true }],
  ['his', { gender: 'MALE', isPlural: false, isPersonal: true }],
  ['its', { gender: null, isPlural: false, isPersonal: false }],
  ['their', { gender: null, isPlural: true, isPersonal: false }],
  ['it', { gender: null, isPlural: false, isPersonal: false }],
  ['they', { gender: null, isPlural: true, isPersonal: false }],
  ['them', { gender: null, isPlural: true, isPersonal: false }],
  ['who', { gender: null, isPlural: false, isPersonal: true }],
  ['which', { gender: null, isPlural: false, isPersonal: false }],
]);

/** Pronouns that tell whose something is. Origin: as above. */
export const POSSESSIVE_PRONOUNS: ReadonlySet<string> = new Set(['his', 'her', 'their', 'its']);

/** Whoever calls himself something, or tells herself, reports nothing to anybody. Origin: as above. */
export const REFLEXIVE_PRONOUNS: ReadonlySet<string> = new Set(
  'himself herself itself themselves myself ourselves'.split(' '),
);
