// npm run fuzz -- --runs 20000 --seed 7: requests of all sorts against a server with the settings of production, and a
// summary of what it answered. The same seed sends the same requests.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const { runs, seed } = values;
if (!/^[1-9]\d*$/.test(runs) || !/^\d+$/.test(seed)) throw new Error('--runs and --seed are whole numbers.');

const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', 'test/fuzz'];
const child = spawn(process.execPath, jest, {
  stdio: 'inherit',
  env: { ...process.env, VERBATIM_FUZZ_RUNS: runs, VERBATIM_FUZZ_SEED: seed, VERBATIM_FUZZ_TELLS: 'yes' },
});
child.once('exit', (code) => process.exit(code ?? 1));
