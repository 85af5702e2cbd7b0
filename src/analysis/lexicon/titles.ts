/**
 * Honorifics, ranks and offices printed before a name, lower case, without full stop.
 * Origin: titles in The Associated Press' and The Guardian's published style guides.
 */
export const HONORIFICS: ReadonlyMap<string, 'FEMALE' | 'MALE' | null> = new Map([
  ...words(
    `mr sir lord king prince father duke baron count earl viscount marquess emperor tsar czar sultan`,
  ).map((word) => [word, 'MALE'] as const),
  ...words(`mrs ms miss lady dame queen princess sister duchess baroness countess empress tsarina`).map(
    (word) => [word, 'FEMALE'] as const,
  ),
  ...words(
    `dr prof professor gen general lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant adm
     admiral marshal brigadier sen senator rep representative gov governor pres president vice prime minister
     chancellor mayor secretary ambassador judge justice rev reverend bishop archbishop cardinal pope imam mullah mulla
     sheikh maulana ayatollah chairman chairwoman chief detective inspector constable officer attorney congressman
     congresswoman sheriff councillor councilman councilwoman spokesman spokeswoman director deputy speaker premier mp`,
  ).map((word) => [word, null] as const),
]);

/** Titles that are never an office, lower case, without full stop. Origin: as above. */
export const COURTESY_TITLES: ReadonlySet<string> = new Set(
  words('mr mrs ms miss dr prof sir lady dame lord'),
);

/**
 * Words beside titles: 'Deputy Foreign Minister', 'Secretary of State', capitalised like a part of the name.
 * Origin: as above.
 */
export const TITLE_MODIFIERS: ReadonlySet<string> = new Set(
  words(`foreign vice deputy assistant senior chief interior defence defense finance health education home justice trade
    energy press executive managing former acting interim general federal district county state associate lead special
    under shadow first second junior co-founder treasury labor labour commerce transport transportation environment
    agriculture culture staff war opposition majority minority house senate prime attorney security operating
    financial and`),
);

/** Organizations that are known by a name that ends in no such noun. Origin: names of parties, powers and bodies in world news. */
export const ORGANIZATION_NAMES: ReadonlySet<string> = new Set([
  ...['homeland security', 'black lives matter', 'islamic state', 'boko haram', 'red cross', 'white house'],
  ...words(`taliban nato hamas hezbollah isis isil congress pentagon kremlin interpol unicef unesco eu un fbi cia nsa isi
    gop imf who nhs senate treasury upi mi5 mi6 bbc cnn nyt ap afp reuters republicans democrats labour conservatives al-qaeda qaeda`),
]);

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
