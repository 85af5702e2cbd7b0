import nlp from 'compromise';

/**
 * Which proper names are first names, surnames, places, nationalities and organizations.
 * Origin: the lexicon of the npm package compromise (MIT), https://github.com/spencermountain/compromise
 */
export type NameTag = 'FIRST_NAME' | 'SURNAME' | 'PLACE' | 'DEMONYM' | 'ORGANIZATION' | 'TIME';

const TAGS: Readonly<Record<string, NameTag>> = {
  MaleName: 'FIRST_NAME',
  FemaleName: 'FIRST_NAME',
  FirstName: 'FIRST_NAME',
  LastName: 'SURNAME',
  Person: 'SURNAME',
  Country: 'PLACE',
  City: 'PLACE',
  Region: 'PLACE',
  Place: 'PLACE',
  Demonym: 'DEMONYM',
  Organization: 'ORGANIZATION',
  SportsTeam: 'ORGANIZATION',
  Month: 'TIME',
  WeekDay: 'TIME',
  Date: 'TIME',
};

const GENDERS: Readonly<Record<string, 'FEMALE' | 'MALE'>> = { MaleName: 'MALE', FemaleName: 'FEMALE' };

interface Lexicon {
  readonly tags: ReadonlyMap<string, NameTag>;
  readonly genders: ReadonlyMap<string, 'FEMALE' | 'MALE'>;
}

function read(): Lexicon {
  const model: unknown = nlp.model();
  const tags = new Map<string, NameTag>();
  const genders = new Map<string, 'FEMALE' | 'MALE'>();
  for (const [word, given] of Object.entries(lexiconOf(model))) {
    for (const tag of [given].flat()) {
      const known = TAGS[String(tag)];
      if (known && !tags.has(word)) tags.set(word, known);
      const gender = GENDERS[String(tag)];
      if (gender) genders.set(word, gender);
    }
  }
  return { tags, genders };
}

function lexiconOf(model: unknown): Record<string, unknown> {
  if (typeof model === 'object' && model !== null && 'one' in model) {
    const { one } = model;
    if (typeof one === 'object' && one !== null && 'lexicon' in one && typeof one.lexicon === 'object') {
      return { ...one.lexicon };
    }
  }
  throw new Error('compromise keeps its lexicon in another place than before.');
}

const LEXICON = read();

/** @param name lower case, one word or several */
export function nameTag(name: string): NameTag | undefined {
  return LEXICON.tags.get(name);
}

/** @param firstName lower case */
export function genderOf(firstName: string): 'FEMALE' | 'MALE' | undefined {
  return LEXICON.genders.get(firstName);
}
