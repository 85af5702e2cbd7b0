/**
 * Abbreviations whose full stop does not end a sentence, lower case, without the stop.
 * Origin: titles, ranks, months and company forms in The Associated Press' and The Guardian's published style guides.
 */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms dr prof rev hon sr jr st gen lt col maj capt cmdr sgt adm sen rep gov pres amb insp supt
   jan feb mar apr jun jul aug sept sep oct nov dec vs etc inc co corp ltd dept est approx`.split(/\s+/),
);

/** Abbreviations before a number; elsewhere 'no.' ends a sentence. Origin: as above. */
export const NUMBER_ABBREVIATIONS: ReadonlySet<string> = new Set('no nos vol fig pp art sec ch'.split(' '));

/** Abbreviations after a name, which a sentence can end with. Origin: as above. */
export const LAST_ABBREVIATIONS: ReadonlySet<string> = new Set('inc co corp ltd jr sr etc'.split(' '));
