/**
 * Honorifics, ranks and offices printed before a name, lower case, without full stop.
 * Origin: titles in The Associated Press' and The Guardian's published style guides.
 */
export const HONORIFICS: ReadonlyMap<string, 'FEMALE' | 'MALE' | null> = new Map([
  ...words(`mr sir lord king prince father`).map((word) => [word, 'MALE'] as const),
  ...words(`mrs ms miss lady dame queen princess sister`).map((word) => [word, 'FEMALE'] as const),
  ...words(
    `dr prof professor gen general lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant adm
     admiral marshal brigadier sen senator rep representative gov governor pres president vice prime minister
     chancellor mayor secretary ambassador judge justice rev reverend bishop archbishop cardinal pope imam mullah mulla
     sheikh maulana ayatollah chairman chairwoman chief detective inspector constable officer attorney congressman
     congresswoman councillor councilman councilwoman spokesman spokeswoman director deputy speaker premier mp`,
  ).map((word) => [word, null] as const),
]);

/**
 * Nouns that end the name of an organization, lower case.
 * Origin: entity types of the OntoNotes and ACE annotation guidelines, read for nouns.
 */
export const ORGANIZATION_NOUNS: ReadonlySet<string> = new Set(
  words(`administration agency alliance army association authority bank board brigade brigades bureau cabinet campaign
    center centre chamber church club coalition college commission committee company confederation conference congress
    corporation corp council court department directorate exchange federation firm force forces forum foundation front
    fund government group guard guards hospital inc industries institute institution jirga junta laboratory league
    limited ltd union ministry mission movement museum navy network news newspaper office organisation organization
    parliament party police post press senate service services society staff studio studios syndicate taliban team
    times tribune tribunal trust university embassy airlines airways motors herald gazette journal ledger courier
    chronicle observer standard telegraph mail guardian`),
);

/** Nouns that end the name of a place, lower case. Origin: feature classes of GeoNames, https://www.geonames.org */
export const PLACE_NOUNS: ReadonlySet<string> = new Set(
  words(`city county province provinces state states river lake mountain mountains valley island islands street road
    avenue square bay coast desert district region territory peninsula sea ocean village town airport harbour harbor
    port park bridge border agency strait gulf hill hills beach`),
);

/** Organizations that are known by a name that ends in no such noun. Origin: names of parties, powers and bodies in world news. */
export const ORGANIZATION_NAMES: ReadonlySet<string> = new Set(
  words(`taliban nato hamas hezbollah isis isil congress pentagon kremlin interpol unicef unesco eu un fbi cia nsa isi
    gop imf who nhs bbc cnn nyt ap afp reuters republicans democrats labour conservatives al-qaeda qaeda`),
);

/** Acronyms and short forms that name places. Origin: ISO 3166 and common usage. */
export const PLACE_NAMES: ReadonlySet<string> = new Set(
  words(`us u.s usa u.s.a uk u.k uae u.s. u.k. u.s.a. america britain`),
);

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
