// Keeps the direct quotes of documents as `verbatim analyze --jsonl` prints them: a scorer of direct quotes would count
// the others as false alarms.
// Usage: node scripts/keep-direct.mjs < all.jsonl > direct.jsonl
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const document = JSON.parse(line);
  const quotes = document.quotes.filter(({ type }) => type === 'direct');
  process.stdout.write(`${JSON.stringify({ ...document, quotes })}\n`);
}
