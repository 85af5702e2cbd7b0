import { cityMapping } from 'city-timezones';
import { COMPROMISE } from './compromise-model.js';

/** Fewer people than these make a city too small to be meant by its bare name. */
const LEAST_POPULATION = 100_000;

/** Two-letter codes, of which Intl knows the countries and the languages. */
function twoLetterCodes(): string[] {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  return letters.flatMap((first) => letters.map((second) => first + second));
}

/** The three-digit codes of the United Nations' M49 standard that stand for continents and their parts. */
function continentCodes(): string[] {
  return Array.from({ length: 500 }, (_, code) => String(code).padStart(3, '0')).slice(2);
}

/** English names from the Unicode CLDR that Node.js carries, lower case. */
function displayNames(type: 'region' | 'language', codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' });
  return codes.flatMap((code) => names.of(code)?.toLowerCase() ?? []);
}

function withoutAccents(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** Parts of the world that no standard numbers. Origin: CIA World Factbook, map references and geography. */
const PARTS_OF_THE_WORLD = [
  ...[
    'middle east',
    'far east',
    'near east',
    'balkans',
    'west indies',
    'persian gulf',
    'arctic',
    'antarctic',
  ],
  ...[
    'atlantic',
    'pacific',
    'mediterranean',
    'caribbean',
    'baltic',
    'caucasus',
    'sahara',
    'sahel',
    'himalayas',
  ],
  ...['alps', 'andes', 'pyrenees', 'rhine', 'danube', 'nile', 'amazon', 'ganges', 'euphrates', 'tigris'],
  ...[
    'scandinavia',
    'siberia',
    'crimea',
    'kashmir',
    'kurdistan',
    'anatolia',
    'arabia',
    'patagonia',
    'levant',
  ],
];

/** Short and older names of countries. Origin: CIA World Factbook, country names. */
const COUNTRY_NAMES = [
  ...['us', 'usa', 'america', 'uk', 'uae', 'britain', 'great britain', 'england', 'scotland', 'wales'],
  ...['soviet union', 'ussr', 'yugoslavia', 'czechoslovakia', 'burma', 'myanmar', 'turkey', 'congo', 'zaire'],
  ...[
    'czech republic',
    'macedonia',
    'hong kong',
    'macau',
    'palestine',
    'ivory coast',
    'east timor',
    'swaziland',
  ],
  ...['bosnia', 'west bank', 'gaza', 'gaza strip', 'holland', 'persia', 'ceylon', 'rhodesia', 'vatican'],
];

/** What the lists call regions and the trade of this house does not. */
const NOT_PLACES = new Set(['united nations', 'european union', 'eurozone', 'unknown region', 'world']);

const PLACE_TAGS = new Set(['Country', 'City', 'Region', 'Place']);

/** True for 'central' and 'split', which name a province and a city, and mostly mean something else. */
function isCommonWord(name: string): boolean {
  const tags = COMPROMISE.tags.get(name.toLowerCase());
  return tags !== undefined && !tags.some((tag) => PLACE_TAGS.has(tag) || /Name$|^Person$/.test(tag));
}

function readPlaces(): ReadonlySet<string> {
  const regions = displayNames('region', [...twoLetterCodes(), ...continentCodes()]);
  const cities = cityMapping.flatMap(({ city, city_ascii, province, country, pop }) =>
    pop >= LEAST_POPULATION ? [city, city_ascii, province, country] : [province, country],
  );
  const tagged = [...COMPROMISE.tags].filter(([, tags]) =>
    tags.some((tag) => PLACE_TAGS.has(tag) && tag !== 'Place'),
  );
  const cityNames = cities.filter(
    (name) => typeof name === 'string' && name.length > 2 && !isCommonWord(name),
  );
  const names = [
    ...regions,
    ...cityNames,
    ...tagged.map(([name]) => name),
    ...PARTS_OF_THE_WORLD,
    ...COUNTRY_NAMES,
  ].map((name) => name.toLowerCase());
  const inWords = names.map((name) => name.replace(' & ', ' and '));
  return new Set(
    [...names, ...inWords, ...inWords.map(withoutAccents)].filter((name) => !NOT_PLACES.has(name)),
  );
}

/** Languages, lower case. Origin: Unicode CLDR, by Intl.DisplayNames. */
export const LANGUAGES: readonly string[] = displayNames('language', twoLetterCodes());

const PLACES = readPlaces();

const SMALL_TOWNS: ReadonlySet<string> = new Set(
  cityMapping
    .flatMap(({ city, city_ascii }) => [city.toLowerCase(), city_ascii.toLowerCase()])
    .filter((name) => name.length > 2 && !PLACES.has(name) && !isCommonWord(name)),
);

/** True for places under 100,000 people, whose names are often surnames too. Origin: city-timezones (MIT). */
export function isSmallTown(name: string): boolean {
  return SMALL_TOWNS.has(name);
}

/**
 * True for countries, continents, provinces and cities of 100,000 people and more.
 * Origin: Unicode CLDR, by Intl.DisplayNames; the npm packages city-timezones (MIT) and compromise (MIT).
 * @param name lower case, without full stops
 */
export function isKnownPlace(name: string): boolean {
  return PLACES.has(name);
}
