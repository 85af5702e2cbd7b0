/**
 * Nouns of what has a title: after them words in marks are its name.
 * Origin: hyponyms of "work" in the sense of something made, and of "broadcast", in Princeton WordNet 3.1.
 */
export const WORK_NOUNS: ReadonlySet<string> = new Set(
  `album anthem article ballad biography book column comedy commentary documentary drama editorial essay exhibition film
   hit hymn magazine memoir movie musical novel novella opera painting pamphlet play podcast poem programme program
   sculpture sequel series show single sitcom song symphony thriller tragedy trilogy tune video`.split(/\s+/),
);

/**
 * Participles after which words in marks are a name and no speech: 'a boat named “…”'.
 * Origin: the verbs of naming in B. Levin, English Verb Classes and Alternations (1993), 29.3 "dub".
 */
export const NAMING_WORDS: ReadonlySet<string> = new Set(
  'christened dubbed entitled named nicknamed titled'.split(' '),
);
