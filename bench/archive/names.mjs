import { derivedId } from '../../dist/src/domain/derived-id.js';
import { nameKey } from '../../dist/src/domain/name-key.js';
import { PowerLaw } from './random.mjs';

const ONSETS = [
  'b',
  'd',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'z',
  'br',
  'dr',
  'kl',
  'st',
  'tr',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const CODAS = ['', '', '', 'l', 'n', 'r', 's', 't', 'm'];
const BODIES = ['Authority', 'Board', 'Company', 'Council', 'League', 'Ministry', 'Network', 'Union'];

const ROLES = ['analyst', 'chairman', 'director', 'former minister', 'minister', 'spokesman'];

/** Every so many entities: persons, organizations, places. */
const KINDS = ['PERSON', 'ORGANIZATION', 'PERSON', 'PLACE', 'PERSON', 'ORGANIZATION', 'PERSON', 'PERSON'];

function invented(random, syllables) {
  let word = '';
  for (let i = 0; i < syllables; i++) {
    word += ONSETS[random.below(ONSETS.length)] + VOWELS[random.below(VOWELS.length)];
  }
  return word + CODAS[random.below(CODAS.length)];
}

const capitalised = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** @returns words that differ, the first to be drawn the most often; short ones come first, as in a language */
export function inventVocabulary(random, count) {
  const words = new Set();
  for (let i = 0; words.size < count; i++) words.add(invented(random, 1 + Math.min(3, Math.floor(i / 400))));
  return [...words];
}

function nameOf(kind, random) {
  const proper = () => capitalised(invented(random, 2 + random.below(2)));
  if (kind === 'PERSON') {
    const [given, family] = [proper(), proper()];
    return { name: `${given} ${family}`, short: family };
  }
  if (kind === 'PLACE') return { name: `${proper()} ${capitalised(invented(random, 2))}`, short: null };
  const own = `${proper()} ${proper()}`;
  const body = BODIES[random.below(BODIES.length)];
  return { name: `${own} ${body}`, short: own };
}

/** Whoever is named most often is called many things, by article after article; most people are one. */
function giveRoles(random, entities) {
  const organizations = entities.filter(({ kind }) => kind === 'ORGANIZATION');
  const law = new PowerLaw(random, organizations.length, 0.9);
  for (const person of entities.filter(({ kind }) => kind === 'PERSON')) {
    person.roles = Array.from({ length: Math.ceil(12 / Math.sqrt(1 + person.rank / 20)) }, () => ({
      name: ROLES[random.below(ROLES.length)],
      organization: random.chance(0.8) ? organizations[law.draw()] : null,
    }));
  }
}

/**
 * Persons, organizations and places, each with its names, persons with their roles; the ranks of all are drawn by one
 * power law.
 */
export function inventEntities(random, count) {
  const entities = [];
  const ids = new Set();
  while (entities.length < count) {
    const kind = KINDS[entities.length % KINDS.length];
    const { name, short } = nameOf(kind, random);
    const id = derivedId('entity', kind, nameKey(name));
    if (ids.has(id)) continue;
    ids.add(id);
    entities.push({
      id,
      rank: entities.length,
      kind,
      name,
      names: short === null ? [name] : [name, short],
      mentionCount: 0,
      statementCount: 0,
    });
  }
  giveRoles(random, entities);
  return entities;
}

/** Outlets, and the law by which they publish. */
export function inventOutlets(random, count) {
  return Array.from({ length: count }, (_, i) => {
    const name = `The ${capitalised(invented(random, 3))} ${['Courier', 'Ledger', 'Post', 'Times'][i % 4]} ${String(i + 1)}`;
    return { id: derivedId('outlet', nameKey(name)), name, url: `https://outlet-${String(i + 1)}.example` };
  });
}

/** Draws several different entities for one article's cast. */
export class Casting {
  constructor(random, entities) {
    this.entities = entities;
    this.law = new PowerLaw(random, entities.length, 0.9);
  }

  /** @returns as many as there is asked for, none twice */
  cast(size) {
    const ranks = new Set();
    while (ranks.size < size) ranks.add(this.law.draw());
    return [...ranks].map((rank) => this.entities[rank]);
  }
}
