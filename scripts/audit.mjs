// npm run audit: whether anything that a server runs has a known vulnerability that is high or critical. A registry that
// does not answer is told, and is no finding.
import { execFile } from 'node:child_process';

const args = [
  'audit',
  '--omit=dev',
  '--audit-level=high',
  '--json',
  '--fetch-retries=1',
  '--fetch-timeout=20000',
];
execFile('npm', args, { maxBuffer: 64 * 2 ** 20 }, (_error, stdout) => {
  let report = {};
  try {
    report = JSON.parse(stdout);
  } catch {
    // What is no report is no answer.
  }
  const counts = report.metadata?.vulnerabilities;
  if (counts === undefined) {
    console.log('npm audit: the registry does not tell of vulnerabilities just now: nothing was checked.');
    return;
  }
  const { high, critical } = counts;
  console.log(`npm audit, without what is for development: ${critical} critical, ${high} high.`);
  for (const { name, severity, range } of Object.values(report.vulnerabilities ?? {}))
    if (severity === 'high' || severity === 'critical') console.log(`  ${severity}: ${name} ${range}`);
  if (high + critical > 0) process.exitCode = 1;
});
