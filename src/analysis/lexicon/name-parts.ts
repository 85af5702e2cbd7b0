/** Words in lower case inside names. Origin: Unicode CLDR person name particles ("surname-prefix"). */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'of al el bin bint ibn de da di del della der den van von la le du dos des das ul ur e y ter ten zu upon sur'.split(
    ' ',
  ),
);

/**
 * Words in lower case between hyphens inside a name: 'Stratford-upon-Avon', 'Lashkar-e-Tarn'.
 * Origin: linking words of place names in the GeoNames database, and the izafat of Persian and Urdu names.
 */
export const HYPHENED_PARTICLES: ReadonlySet<string> = new Set(
  `on upon under by in the next le les la lès sur sous aux au en et am an der del e i y o ul ud al de du des`.split(
    ' ',
  ),
);

/** Whose, where a possessive belongs to a name: 'People's Republic', 'King's Cross', 'St Olave's Hospital'. Origin: CLDR, as above; names of charities and hospitals in public registers. */
export const NAMED_OWNERS: ReadonlySet<string> = new Set(
  'people children women men king queen prince princess lord lady mother sheriff mayor governor general coroner prosecutor'.split(
    ' ',
  ),
);

/** Ends of plurals that mean people: 'the Dockworkers' Union'. Origin: agent suffixes of English in The Oxford English Dictionary. */
export const PEOPLE_ENDINGS = /(?:ers|ors|ists|ians|men|women|parents|nurses|veterans|lords)$/u;

/** After a first name and a possessive these make a place: 'Martha's Vineyard'. Origin: feature classes of GeoNames, https://www.geonames.org */
export const OWNED_PLACES: ReadonlySet<string> = new Set(
  'vineyard bay point cove creek landing island cross corner ferry harbor harbour wharf head end'.split(' '),
);

/** After a surname. Origin: Unicode CLDR person names, "generation". */
export const GENERATIONS: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Saints are written with their title, as a part of the name. */
export const SAINTS: ReadonlySet<string> = new Set(['st', 'saint', 'ste', 'sainte']);

/** Words that stay in lower case in a title of a work. Origin: headline style of The Chicago Manual of Style. */
export const TITLE_WORDS: ReadonlySet<string> = new Set(
  `a an the and but or nor for to of in on at by with from into over as my your our vs de la le el das der die du des
   et il lo un una`.split(/\s+/),
);

/** Epithets after 'the' that belong to a name: 'Alexander the Great'. Origin: monarchs' names in Library of Congress headings. */
export const EPITHETS: ReadonlySet<string> = new Set(
  'great elder younger terrible conqueror magnificent lionheart bold'.split(' '),
);

/**
 * Lower-case second halves of given names: 'Ki-moon', 'Jong-il'.
 * Origin: syllables of Korean and Chinese given names in Revised Romanization, McCune–Reischauer and Wade–Giles.
 */
export const GIVEN_NAME_SYLLABLES: ReadonlySet<string> = new Set(
  `bin bok chan chang che chul eun fang fen fu gi gun guk hee hao ho hoon hsing hua hui hwan hye hyuk hyun il in ja jae
   jeong ji jin jong joo joon jun kai kang ki kook kuk kuo kwan kyu kyung lan lin ling mei min ming moo moon na nam ok
   pei ping ra ryul sang sek seok seon shan shek sik soo soon suk sun sung tae tung un wan wei wen woo wook woong
   yang yeol yeon yi ying yon yong yoo young yu yuan yul yung`.split(/\s+/),
);

/**
 * Nouns that belong to the name before them though they are printed in lower case: 'Haqqani network'.
 * Origin: heads of organization mentions in the ACE entity guidelines.
 */
export const NOUNS_AFTER_NAMES: ReadonlySet<string> = new Set(
  `administration network ministry campaign department parliament committee foundation jirga party government`.split(
    ' ',
  ),
);

/** Ends of common words, which need no name be meant where they open a sentence. Origin: derivational suffixes of English in The Oxford English Dictionary. */
export const COMMON_ENDINGS =
  /(?:tion|sion|ment|ments|ness|ity|ities|ing|ings|ed|ly|ism|isms|ous|ive|ical|ics|ance|ence|ship|hood|ful|less|able|ible|ology|graphy|tions|ers|ists)$/u;

/** Ends of adjectives made of names. Origin: as above. */
export const ADJECTIVE_ENDINGS = /(?:ians?|eans?|ese|ish|istic|ic|ite|ites)$/u;

/** Ends of words that name a people, a teaching or a family of species: 'Carthaginians'. Origin: as above; the International Codes of Zoological Nomenclature and of Nomenclature for algae, fungi, and plants. */
export const NAMELESS_ENDINGS = /(?:ians|eans|ites|ists|isms?|idae|inae|aceae)$/u;

/** 'None was told': words that the tagger takes for names where they open a sentence. Origin: indefinite pronouns and adverbs in Quirk et al., A Comprehensive Grammar of the English Language. */
const INDEFINITE_PRONOUNS =
  `none nobody everyone everybody someone somebody anyone anybody nothing something everything neither either another
   others many most few several both all much here there now then`.split(/\s+/);

/** Capitals that name nothing, lower case, without full stops. Origin: abbreviations and signs of everyday print in Unicode CLDR and ISO 80000. */
export const NAMELESS_CAPITALS: ReadonlySet<string> = new Set([
  ...INDEFINITE_PRONOUNS,
  ...`tv ac am pm bc ad bce ce ok no nos vs ceo cfo coo cto vp phd md ma ba dna rna hiv aids gdp pc pcs dvd dvds cd cds ep eps
   lp lps os api apis ai it hr pr faq pdf html sms suv suvs ufo url usb vip wmd ied ieds rpg ft km mph kg god gmt est
   edt pst et utc covid covid-19 sars i ii iii iv v vi vii viii ix x xi xii lord jr sr esq allah internet web
   llc plc gmbh inc ltd corp sun christmas easter ramadan ram dns
   sql xml http vhs lsd ddt gnp gps ict lgbt lgbtq atv mvp rbi era ko ip cpu gpu mba bsc msc phds gm hd hdtv led
   lcd ipo roi asap rsvp diy byob adhd ptsd std stds mri ct icu er cpr iq ph uv dc fm vcr gmo gmos ngo ngos pac
   pacs wmds rv rvs atm atms sat gpa mp3 wi-fi wifi mp mps mep meps`.split(/\s+/),
]);
