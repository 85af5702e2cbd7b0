import { isPersonNoun } from './names.js';
import { ROLE_NOUNS } from './roles.js';

/**
 * Nouns of people that tell a gender, singular, lower case.
 * Origin: the gendered nouns of R. Huddleston and G. Pullum, The Cambridge Grammar of the English Language, chapter 5.
 */
const FEMALE = `woman mother daughter sister wife widow girl girlfriend aunt niece grandmother granddaughter actress
  waitress hostess heiress duchess countess baroness queen princess nun housewife bride lady`;
const MALE = `man father son brother husband widower boy boyfriend uncle nephew grandfather grandson duke count baron
  king prince monk priest bridegroom gentleman`;

/** Nouns of people that name no office. Origin: hyponyms of "person" in Princeton WordNet 3.1, read for nouns of news. */
const OTHERS = `activist aide ally applicant associate bystander campaigner candidate clerk client colleague companion
  constituent consultant critic customer defector detainee driver employee eyewitness farmer fighter friend guest
  informant insider inmate intern local lobbyist maid mechanic medic migrant neighbor neighbour nurse observer onlooker
  operative parent participant passenger patient peer pensioner physician protester pupil refugee regular relative
  resident sailor shopkeeper shopper soldier source spectator staffer student supporter survivor teenager tourist
  trainee victim villager visitor volunteer voter waiter witness`;

const GENDERS = new Map([
  ...FEMALE.split(/\s+/).map((noun) => [noun, 'FEMALE'] as const),
  ...MALE.split(/\s+/).map((noun) => [noun, 'MALE'] as const),
]);
const KNOWN = new Set([...GENDERS.keys(), ...OTHERS.split(/\s+/)]);

/** @returns what a noun such as 'spokeswoman' tells of whom it means; undefined for most */
export function nounGender(noun: string): 'FEMALE' | 'MALE' | undefined {
  const known = GENDERS.get(noun);
  if (known) return known;
  if (noun.endsWith('woman')) return 'FEMALE';
  return noun.endsWith('man') && noun !== 'human' ? 'MALE' : undefined;
}

/** @param noun plural, lower case; true for 'painters', 'women' */
export function meansPersons(noun: string): boolean {
  const singular = noun.endsWith('men') ? `${noun.slice(0, -3)}man` : noun.replace(/s$/, '');
  return noun === 'people' || (singular !== noun && meansPerson(singular));
}

/** @param noun singular, lower case; true for what is 'he' or 'she': 'waiter', 'official' */
export function meansPerson(noun: string): boolean {
  return KNOWN.has(noun) || ROLE_NOUNS.has(noun) || isPersonNoun(noun) || nounGender(noun) !== undefined;
}
