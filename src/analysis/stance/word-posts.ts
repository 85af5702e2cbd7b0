import { PARTS_OF_SPEECH, NO_DISTANCE, type StanceInput } from './stance-input.js';
import { ROLE_COUNT, rolesOf } from './target-roles.js';
import { CELL_COUNT, cellsOf, readCell } from './word-cells.js';

/**
 * Posts: all that is told of where a word stands, as numbers. A word has a cell, and may have a role, be denied, stand in
 * marks or outside, and be the nearest of its kind.
 */
export const ROLE_POST = CELL_COUNT;
/** Denied left of the target, and right of it. */
export const DENIED_POST = ROLE_POST + ROLE_COUNT;
/** Where quotation marks are: outside or inside of them, each with the target outside or inside. */
export const QUOTED_POST = DENIED_POST + 2;
/** The nearest verb, adjective and noun left of the target, and right of it. */
export const NEAREST_POST = QUOTED_POST + 4;
export const POST_COUNT = NEAREST_POST + 6;

/** What may turn a word that stands after it. */
const DENIALS = new Set([
  'not',
  "n't",
  'no',
  'never',
  'nor',
  'neither',
  'without',
  'hardly',
  'nothing',
  'none',
  'cannot',
]);
/** A denial up to so many places before a word turns it. */
const DENIAL_REACH = 3;

const MARK = '"';
/** By part of speech: which nearest word it can be, or -1. */
const KIND_OF_PART = PARTS_OF_SPEECH.map((part) => ['VERB', 'ADJ', 'NOUN'].indexOf(part));
const KINDS = 3;
const NONE = -1;

/** Where the words around a target stand: of each place the posts, -1 for none. The target's own place has none. */
export interface Posts {
  readonly cells: Int8Array;
  readonly roles: Int8Array;
  readonly denied: Int8Array;
  readonly quoted: Int8Array;
  readonly nearest: Int8Array;
}

export function postsOf(input: StanceInput): Posts {
  const cells = cellsOf(input);
  const roles = rolesOf(input).map((role) => (role < 0 ? NONE : ROLE_POST + role));
  return { cells, roles, denied: deniedOf(input, cells), quoted: quotedOf(input), nearest: nearestOf(input) };
}

function deniedOf({ words }: StanceInput, cells: Int8Array): Int8Array {
  const denied = new Int8Array(words.length).fill(NONE);
  let denial = -DENIAL_REACH - 1;
  for (let i = 0; i < words.length; i++) {
    const cell = cells[i] ?? NONE;
    if (cell >= 0 && i - denial <= DENIAL_REACH) denied[i] = DENIED_POST + readCell(cell).side;
    if (DENIALS.has(words[i] ?? '')) denial = i;
  }
  return denied;
}

function quotedOf({ words, distances }: StanceInput): Int8Array {
  const quoted = new Int8Array(words.length).fill(NONE);
  if (!words.includes(MARK)) return quoted;
  let isInside = 0;
  let isTargetInside = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === MARK) isInside = 1 - isInside;
    if (distances[i] === NO_DISTANCE) isTargetInside = isInside;
    else if (words[i] !== MARK) quoted[i] = QUOTED_POST + 2 * isInside;
  }
  return quoted.map((post) => (post < 0 ? NONE : post + isTargetInside));
}

function nearestOf({ words, parts, distances }: StanceInput): Int8Array {
  const nearest = new Int8Array(words.length).fill(NONE);
  const target = distances.indexOf(NO_DISTANCE);
  for (const side of [0, 1]) {
    const step = side * 2 - 1;
    const isFound = new Uint8Array(KINDS);
    for (let i = target + step; i >= 0 && i < words.length; i += step) {
      const kind = words[i] === '' ? NONE : (KIND_OF_PART[parts[i] ?? 0] ?? NONE);
      if (kind < 0 || isFound[kind] === 1) continue;
      isFound[kind] = 1;
      nearest[i] = NEAREST_POST + side * KINDS + kind;
    }
  }
  return nearest;
}
