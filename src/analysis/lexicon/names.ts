import { MONTHS } from './calendar.js';
import { COMPROMISE } from './compromise-model.js';
import { isKnownPlace, LANGUAGES } from './places.js';
import { WORDNET_NAMELESS, WORDNET_ORGANIZATIONS, WORDNET_PERSONS, WORDNET_PLACES } from './wordnet-names.js';

/** What a proper name is known as. */
export type NameTag = 'FIRST_NAME' | 'SURNAME' | 'PLACE' | 'DEMONYM' | 'ORGANIZATION' | 'TIME';

/** Origin: the tag set of the npm package compromise (MIT). */
const TAGS: ReadonlyMap<string, NameTag> = new Map([
  ['MaleName', 'FIRST_NAME'],
  ['FemaleName', 'FIRST_NAME'],
  ['FirstName', 'FIRST_NAME'],
  ['LastName', 'SURNAME'],
  ['Person', 'SURNAME'],
  ['Country', 'PLACE'],
  ['City', 'PLACE'],
  ['Region', 'PLACE'],
  ['Place', 'PLACE'],
  ['Demonym', 'DEMONYM'],
  ['Organization', 'ORGANIZATION'],
  ['SportsTeam', 'ORGANIZATION'],
  ['Month', 'TIME'],
  ['WeekDay', 'TIME'],
  ['Date', 'TIME'],
  ['Holiday', 'TIME'],
]);

const NONE: ReadonlySet<NameTag> = new Set();

/**
 * Nationalities that the lists leave out; peoples and faiths without a country, which are no entities either.
 * Origin: the groups in Pew Research Center's religion and ethnicity reports.
 */
const PEOPLES =
  `british briton britons cypriot cypriots nepalese yemeni yemenis bahraini kosovar kosovars arab arabs arabian hispanic hispanics latino latinos latina jew jews jewish islam islamic
  muslim muslims christian christians christianity catholic catholics catholicism protestant protestants orthodox
  sunni sunnis shia shiite shiites hindu hindus hinduism buddhist buddhists buddhism sikh sikhs judaism jesuit methodist
  baptist lutheran anglican mormon mormons kurd kurds pashtun pashtuns punjabis slav slavs roman romans celtic
  germanic hellenistic soviet soviets ottoman ottomans byzantine nordic scandinavian scandinavians balkan caucasian
  aboriginal maori inuit roma gypsies tibetans uyghurs rohingya zionist zionists marxist marxists communist
  communists nazi nazis fascist fascists republican democrat democratic western easterners westerners
  southerners northerners argentinian bible koran quran gospel`.split(/\s+/);

/** First names that are months. Origin: the US Social Security Administration's baby names. */
const NAMED_LIKE_MONTHS = ['jan', 'april', 'may', 'june', 'august'];

function readTags(): ReadonlyMap<string, ReadonlySet<NameTag>> {
  const known = new Map<string, Set<NameTag>>();
  const add = (word: string, tag: NameTag) => {
    const tags = known.get(word);
    if (tags) tags.add(tag);
    else known.set(word, new Set([tag]));
  };
  for (const [word, tags] of COMPROMISE.tags) {
    for (const tag of tags) {
      const name = TAGS.get(tag);
      if (name) add(word, name);
    }
  }
  for (const name of WORDNET_PERSONS.split('|')) add(name, 'SURNAME');
  for (const name of WORDNET_PLACES.split('|')) add(name, 'PLACE');
  for (const name of WORDNET_ORGANIZATIONS.split('|')) add(name, 'ORGANIZATION');
  for (const language of LANGUAGES) add(language, 'DEMONYM');
  for (const people of PEOPLES) add(people, 'DEMONYM');
  for (const month of MONTHS) add(month, 'TIME');
  for (const month of NAMED_LIKE_MONTHS) add(month, 'FIRST_NAME');
  return known;
}

const KNOWN = readTags();

const NAMELESS = new Set(WORDNET_NAMELESS.split('|'));

/** @param word lower case; true for what is capitalised and names a people, a species, a faith or a thing: 'dachshund' */
export function isNamelessNoun(word: string): boolean {
  return NAMELESS.has(word);
}

/**
 * All that a name is known as.
 * @param name lower case, one word or several
 */
export function nameTags(name: string): ReadonlySet<NameTag> {
  return KNOWN.get(name) ?? NONE;
}

/** @param name lower case; a word that begins a sentence is a name only if it is known as one */
export function isKnownName(name: string): boolean {
  return nameTags(name).size > 0 || isKnownPlace(name);
}

/** @param word lower case; true for words that mean something else than a name: 'education', 'founding' */
export function isCommonWord(word: string): boolean {
  return COMPROMISE.tags.has(word) && !isKnownName(word);
}

/** @param name lower case; true for 'pakistani', 'pakistanis', 'urdu' */
export function isDemonym(name: string): boolean {
  return nameTags(name).has('DEMONYM');
}

/** @param word lower case; true for nouns of people: 'actor', 'diplomat' */
export function isPersonNoun(word: string): boolean {
  return COMPROMISE.tags.get(word)?.includes('Actor') ?? false;
}

/** @param firstName lower case */
export function genderOf(firstName: string): 'FEMALE' | 'MALE' | undefined {
  const tags = COMPROMISE.tags.get(firstName);
  if (tags?.includes('FemaleName')) return 'FEMALE';
  return tags?.includes('MaleName') ? 'MALE' : undefined;
}
