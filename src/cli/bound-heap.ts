import { setFlagsFromString } from 'node:v8';

/**
 * By itself V8 lets a heap of 100 MB grow to 430 before it collects, where the machine is large: memory would be mostly
 * garbage, and that of a thread that reads pages would grow for hours. Below this, collecting often costs more than it
 * saves, where what is read dies with each page.
 */
const PERCENT = 80;

/** What a server remembers lives long: it is walked seldom, also where the heap may grow less. */
export const PERCENT_OF_SERVER = 50;

/**
 * Bounds how far the heaps of this process grow beyond what lives in them, its threads included that start later.
 * @param percent of what lives in a heap once it was collected
 */
export function boundHeap(percent = PERCENT): void {
  setFlagsFromString(`--heap-growing-percent=${String(percent)}`);
}
