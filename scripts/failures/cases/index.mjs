import { killServer } from './kill-server.mjs';
import { postgresAway } from './postgres-away.mjs';
import { sigterm } from './sigterm.mjs';

/**
 * Every case, in the order in which they run: what is asked, and `run`, which resolves to what was measured, how many
 * writes were acknowledged and how many of them lost, and whether what is asked was met (null where it could not be tried).
 */
export const CASES = {
  'kill-server': killServer,
  'postgres-away': postgresAway,
  sigterm,
};
