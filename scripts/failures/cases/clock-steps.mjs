import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { failed, longest, outcomes } from '../rig/load.mjs';

const HOUR_MS = 3_600_000;
/** Far less than an hour, and than any time-out; more than a busy machine takes. */
const MOST_SECONDS = 15;

/** Far more than the load sends in a minute, so that only a limit that the clock broke refuses anybody. */
const LIMITS = { RATE_LIMIT_PER_ADDRESS: '1000000', RATE_LIMIT_PER_KEY: '1000000' };

/**
 * Loaded into the server before anything else: its wall clock is so many milliseconds off as a file says. The machine's
 * own clock stays as it is, since others live by it; timers go by another one, which no step moves.
 */
const HOOK = (file) => `
import { readFileSync, watchFile } from 'node:fs';
let offset = 0;
const RealDate = Date;
watchFile(${JSON.stringify(file)}, { interval: 50 }, () => { offset = Number(readFileSync(${JSON.stringify(file)}, 'utf8')); }).unref();
globalThis.Date = class extends RealDate {
  constructor(...values) { if (values.length === 0) super(RealDate.now() + offset); else super(...values); }
  static now() { return RealDate.now() + offset; }
};`;

/** The clock of the server's machine jumps an hour ahead, an hour back, and back again. */
export const clockSteps = {
  asked: 'no request fails or waits because the clock of the server jumps an hour ahead or back',
  async run(rig) {
    const folder = await mkdtemp(join(tmpdir(), 'verbatim-clock-'));
    const [file, hook] = [join(folder, 'offset'), join(folder, 'hook.mjs')];
    await writeFile(file, '0');
    await writeFile(hook, HOOK(file));
    const measure = async ({ load, lost, server }) => {
      for (const hours of [0, 1, -1, 0]) {
        await writeFile(file, String(hours * HOUR_MS));
        await sleep(2_000);
      }
      const ready = await server.probe('/ready');
      await load.stop();
      const slowest = longest(load.requests);
      return {
        ...(await lost()),
        measured: `${outcomes(load.requests)}, the slowest ${slowest.toFixed(2)} s; /ready ${String(ready)}`,
        isMet: failed(load.requests).length === 0 && slowest < MOST_SECONDS && ready === 200,
      };
    };
    try {
      const nodeArguments = ['--import', pathToFileURL(hook).href];
      return await rig.underLoad(measure, { settings: LIMITS, nodeArguments });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
