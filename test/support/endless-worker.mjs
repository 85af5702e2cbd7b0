import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';

/** Work that takes so long, or never ends. */
export default async function work({ ms }) {
  while (ms === null);
  await setTimeout(ms);
  return threadId;
}
