import { setFlagsFromString } from 'node:v8';

/**
 * By itself V8 lets a heap of 100 MB grow to 430 before it collects, where the machine is large: memory would be mostly
 * garbage, and that of a thread that reads pages would grow for hours. Below this, collecting often costs more than it
 * saves.
 */
const HEAP_GROWTH = '--heap-growing-percent=80';

/** Bounds how far the heaps of this process grow beyond what lives in them, its threads included that start later. */
export function boundHeap(): void {
  setFlagsFromString(HEAP_GROWTH);
}
