// Does to a running server what happens to servers, and prints what was lost of what it had acknowledged.
import { parseArgs } from 'node:util';
import { CASES } from './failures/cases/index.mjs';
import { Rig } from './failures/rig/rig.mjs';

const HELP = `Does to a running server, under 20 connections that read and write, what happens to servers, on an embedded
PostgreSQL of its own. Prints what was asked, what was measured, and how many acknowledged writes were lost; the exit
code is 1 where a case is not met.

Usage: npm run failures -- [--only CASE]…

Cases: ${Object.keys(CASES).join(', ')}

Example: npm run failures -- --only sigterm
`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } },
    });
    const unknown = (values.only ?? []).find((name) => !(name in CASES));
    if (unknown !== undefined) throw new Error(`There is no case '${unknown}'.`);
    return values;
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}

function verdictOf({ isMet, lost }) {
  if (isMet === null) return 'NOT TRIED';
  return isMet && (lost ?? 0) === 0 ? 'met' : 'MISSED';
}

async function runCase(rig, name) {
  const { asked, run } = CASES[name];
  const result = await run(rig).catch((error) => ({ measured: String(error?.stack ?? error), isMet: false }));
  const { measured, acknowledged = null, lost = null } = result;
  const verdict = verdictOf(result);
  const writes = acknowledged === null ? 'none were sent' : `${String(lost)} lost of ${String(acknowledged)}`;
  console.log(`\n${name}: ${verdict}\n  asked     ${asked}\n  measured  ${measured}\n  writes    ${writes}`);
  return verdict;
}

const { only, help } = readArguments();
if (help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const rig = await Rig.make();
try {
  const verdicts = [];
  for (const name of only ?? Object.keys(CASES)) verdicts.push(await runCase(rig, name));
  const missed = verdicts.filter((verdict) => verdict === 'MISSED').length;
  const untried = verdicts.filter((verdict) => verdict === 'NOT TRIED').length;
  console.log(
    `\n${String(verdicts.length)} cases: ${String(missed)} missed, ${String(untried)} could not be tried here.`,
  );
  process.exitCode = missed > 0 ? 1 : 0;
} finally {
  await rig.remove();
}
