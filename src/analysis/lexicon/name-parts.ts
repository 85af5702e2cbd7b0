/** Words in lower case inside names. Origin: Unicode CLDR person name particles ("surname-prefix"). */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'of al el bin bint ibn de da di del della der den van von la le du dos ul ur'.split(' '),
);

/**
 * Nouns that belong to the name before them though they are printed in lower case: 'Haqqani network'.
 * Origin: heads of organization mentions in the ACE entity guidelines.
 */
export const NOUNS_AFTER_NAMES: ReadonlySet<string> = new Set(
  'administration network ministry campaign department parliament committee foundation jirga party government'.split(
    ' ',
  ),
);
