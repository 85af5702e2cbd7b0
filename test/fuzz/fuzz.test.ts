import { expect, it } from '@jest/globals';
import { runFuzz } from './run-fuzz.js';

/** `npm run fuzz` sets these. */
const { VERBATIM_FUZZ_RUNS = '60', VERBATIM_FUZZ_SEED = '1', VERBATIM_FUZZ_TELLS = '' } = process.env;
const runs = Number(VERBATIM_FUZZ_RUNS);
const isLong = runs >= 5_000;
const lifeMs = 120_000 + runs * 600;

it(
  `answers ${String(runs)} requests of all sorts without an error of our own, a word that is not for who asks, or one of theirs`,
  async () => {
    const report = await runFuzz(runs, Number(VERBATIM_FUZZ_SEED), lifeMs);
    if (VERBATIM_FUZZ_TELLS !== '') process.stdout.write(`\n${report.toString()}`);
    expect([...report.faults.keys()].length === 0 ? '' : report.toString()).toBe('');
    // A short run is over before memory is filled.
    if (isLong) expect(report.growth).toBeLessThan(1.25);
  },
  lifeMs,
);
