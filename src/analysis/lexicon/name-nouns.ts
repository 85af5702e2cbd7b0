import { COMPROMISE } from './compromise-model.js';

/** Words that end the name of a place, but name it no less when they stand in an organization's. */
const AMBIGUOUS = new Set(
  words('center centre house hall library museum gallery state site press capital post'),
);

/** What compromise counts among organizations' words, though it names buildings and people as often. */
const BUILDINGS_AND_KIN = new Set(
  words('boys girls brothers sons cathedral memorial restaurant restaurants museum hotel'),
);

/**
 * Nouns that end or open the name of an organization ('… Bank', 'Bank of …'), lower case.
 * Origin: entity types of the OntoNotes and ACE annotation guidelines, read for nouns; the npm package compromise (MIT).
 */
export const ORGANIZATION_NOUNS: ReadonlySet<string> = new Set([
  ...[...COMPROMISE.organizationWords].filter(
    (word) => !COMPROMISE.placeWords.has(word) && !BUILDINGS_AND_KIN.has(word),
  ),
  ...words(`administration agency alliance army association authority bank board brigade brigades bureau cabinet campaign
    center centre chamber church club coalition college commission committee company confederation conference congress
    corporation corp corps council court cup department directorate division exchange fc fed federation fighters firm
    fleet force forces forum foundation front fund government group guard guards holdings hospital inc industries
    institute institution jirga junta labs laboratory league legion limited ltd ministry mission movement navy network
    networks news newspaper office organisation organization parliament party police post press railroad railway
    records regiment reserve school senate service services sc society squad squadron staff studio studios syndicate
    taliban team times tribune tribunal trust union united university embassy airlines airways motors herald gazette
    journal ledger courier chronicle dispatch observer standard telegraph mail guardian symphony orchestra pictures
    entertainment magazine channel cf afc rovers wanderers athletic rangers militia assembly house bundestag museum gallery library caucus archive archives
    observatory lab aquarium zoo conservatory theatre theater comics software systems technologies solutions
    partners foods brands pharmaceuticals ventures media broadcasting publishing productions publications films music
    electronics chemicals petroleum telecom wireless opera ballet choir quartet ensemble hockey baseball`),
]);

/**
 * Nouns that end the name of a place, lower case.
 * Origin: feature classes of GeoNames, https://www.geonames.org; the npm package compromise (MIT).
 */
export const PLACE_NOUNS: ReadonlySet<string> = new Set([
  ...[...COMPROMISE.placeWords].filter((word) => !AMBIGUOUS.has(word)),
  ...words(`city county province provinces state states river lake mountain mountains valley island islands street road
    avenue square bay coast desert district region territory peninsula sea ocean village town airport harbour harbor
    port park bridge border agency strait gulf hill hills beach highway boulevard lane cemetery castle palace cathedral
    empire kingdom republic oblast canal plaza courthouse station reservoir basin republics emirate channel heights
    suburb metro subway dock dome pavilion estate parish tunnel reserve seashore greenway trail hall hotel penitentiary prison gardens chapel abbey monastery temple mosque tower cliffs springs falls creek forest`),
]);

/** Parts of a country, which is named after them: 'Lisk Province of Norland'. Origin: as above. */
export const REGION_NOUNS: ReadonlySet<string> = new Set(
  words(
    'county province district region governorate prefecture municipality island town village oblast canton',
  ),
);

/** Words that open the name of a place, lower case, without full stop. Origin: as above. */
export const PLACE_OPENINGS: ReadonlySet<string> = new Set(
  words(`mount mt lake fort ft cape camp port san santa saint st los las puerto isle river north south east west northern
    southern eastern western northeast northwest southeast southwest central inner outer upper lower new greater rio
    côte villa mont château palazzo piazza rue`),
);

/** Words that open the name of an organization, lower case. Origin: as above. */
export const ORGANIZATION_OPENINGS: ReadonlySet<string> = new Set(
  words(`royal national international united federal democratic republican christian real fc ac sc afc sporting american
    european british university bank ministry department institute association federation union council board
    committee bureau academy college office school court church society`),
);

/** Nouns by which a name is an event's or a law's: no entity. Origin: the classes EVENT and LAW of the OntoNotes guidelines. */
export const EVENT_NOUNS: ReadonlySet<string> = new Set(
  words(`war wars battle siege cup olympics olympic championship championships tournament prix open marathon festival
    award awards prize medal trophy revolution uprising treaty accord accords agreement act bill amendment convention
    constitution protocol crisis massacre hurricane earthquake storm operation day week month year eve christmas
    easter ramadan anniversary ceremony election elections summit plan scandal scandals affair games masters
    derby series season playoffs testament bible koran quran gospel age era period dynasty century rebellion`),
);

/** Words that open the name of an event: 'Operation Tarn'. Origin: as above. */
export const EVENT_OPENINGS: ReadonlySet<string> = new Set(
  words('operation hurricane typhoon cyclone battle battles'),
);

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
