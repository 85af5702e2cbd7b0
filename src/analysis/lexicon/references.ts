const ARMED = [
  'network',
  'taliban',
  'qaeda',
  'army',
  'front',
  'movement',
  'group',
  'brigade',
  'brigades',
  'militia',
  'guard',
  'isis',
  'hamas',
  'hezbollah',
];
const BODIES = [
  'commission',
  'committee',
  'council',
  'board',
  'agency',
  'authority',
  'bureau',
  'ministry',
  'department',
  'union',
  'association',
  'foundation',
  'trust',
  'institute',
  'federation',
];

const NEWSPAPERS = new Set(
  'newspaper times post herald tribune gazette journal ledger courier chronicle telegraph guardian observer'.split(
    ' ',
  ),
);

/**
 * Nouns that stand for an organization named before, each with the last words of the names it can stand for, those it
 * stands for most often first.
 * Origin: hyponyms of "organization" in Princeton WordNet 3.1, read for nouns of news.
 */
export const GROUP_NOUNS: ReadonlyMap<string, readonly ReadonlySet<string>[]> = nouns([
  ['group', new Set([...ARMED, 'alliance', 'coalition']), new Set([...BODIES, 'party'])],
  ['network', new Set(['network'])],
  ['party', new Set(['party', 'republicans', 'democrats', 'labour', 'conservatives'])],
  [
    'company',
    new Set([
      'company',
      'corporation',
      'corp',
      'inc',
      'limited',
      'ltd',
      'industries',
      'motors',
      'airlines',
      'airways',
      'bank',
      'firm',
    ]),
  ],
  ['firm', new Set(['company', 'corporation', 'corp', 'inc', 'limited', 'ltd', 'industries', 'firm'])],
  ['bank', new Set(['bank'])],
  ['union', new Set(['union'])],
  ['ministry', new Set(['ministry'])],
  ['department', new Set(['department'])],
  ['agency', new Set(['agency', 'bureau'])],
  ['commission', new Set(['commission'])],
  ['committee', new Set(['committee'])],
  ['council', new Set(['council'])],
  ['trust', new Set(['trust'])],
  ['authority', new Set(['authority'])],
  ['university', new Set(['university'])],
  ['court', new Set(['court', 'tribunal'])],
  ['movement', new Set(['movement']), new Set(['taliban', 'front', 'hamas', 'hezbollah'])],
  ['militia', new Set(['militia']), new Set(['brigade', 'brigades', 'hezbollah'])],
  ['army', new Set(['army'])],
  ['airline', new Set(['airlines', 'airways', 'air', 'airline'])],
  ['newspaper', NEWSPAPERS],
  ['paper', NEWSPAPERS],
  ['club', new Set(['club', 'fc', 'united', 'rovers', 'athletic', 'wanderers'])],
  ['school', new Set(['school', 'academy'])],
  ['college', new Set(['college'])],
  ['hospital', new Set(['hospital', 'infirmary'])],
  ['church', new Set(['church'])],
  ['museum', new Set(['museum'])],
  ['institute', new Set(['institute', 'institution'])],
  ['foundation', new Set(['foundation'])],
  ['association', new Set(['association'])],
  ['federation', new Set(['federation', 'confederation'])],
  ['coalition', new Set(['coalition', 'alliance'])],
  ['alliance', new Set(['alliance', 'coalition'])],
  ['board', new Set(['board'])],
  ['bureau', new Set(['bureau'])],
  ['charity', new Set(['charity', 'trust', 'foundation'])],
]);

function nouns(
  entries: readonly (readonly [noun: string, ...tails: ReadonlySet<string>[]])[],
): ReadonlyMap<string, readonly ReadonlySet<string>[]> {
  return new Map(entries.map(([noun, ...tails]) => [noun, tails]));
}

/** Of these nouns, those whose organizations seldom carry a telling noun: 'Transmar' is a company by no word of its name. */
export const NOUNS_OF_BARE_NAMES: ReadonlySet<string> = new Set(['company', 'firm', 'airline']);

export const OBJECT_PRONOUNS: ReadonlySet<string> = new Set(['them']);

/** Pronouns by which a body means itself: 'the ministry said it would'. */
export const SPEAKER_PRONOUNS: ReadonlySet<string> = new Set(['it', 'its']);

/** Words that may open a reported clause before its subject. */
export const COMPLEMENTIZERS: ReadonlySet<string> = new Set(['that', 'whether', 'if']);

/** Verbs whose 'it' stands for nothing. Origin: "extraposition" and "prop it" in Quirk et al., A Comprehensive Grammar of the English Language. */
export const EXPLETIVE_VERBS: ReadonlySet<string> = new Set([
  'seem',
  'appear',
  'turn',
  'happen',
  'rain',
  'snow',
]);

/** What follows an adjective or noun whose 'it' stands for nothing: 'it is clear that', 'it was time to'. */
export const EXPLETIVE_COMPLEMENTS: ReadonlySet<string> = new Set([
  'that',
  'to',
  'for',
  'whether',
  'if',
  'when',
  'who',
]);
