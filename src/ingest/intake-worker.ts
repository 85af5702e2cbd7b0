import { workerData } from 'piscina';
import { Database } from '../store/database.js';
import { performIntake, type IntakeResult, type IntakeTask } from './intake/intake-task.js';
import { refusal } from './failure.js';
import type { WorkerSettings } from './worker-pool.js';

/** Whoever sent something in waits for the answer. */
const PATIENCE_MS = 1_500;

const { databaseUrl } = workerData as WorkerSettings;
let connected: Promise<Database> | null = null;

/** A database that was away when the first work came is there for the next. */
async function database(): Promise<Database> {
  connected ??= Database.connect(databaseUrl, { patienceMs: PATIENCE_MS, isWatched: true });
  try {
    return await connected;
  } catch (error) {
    connected = null;
    throw error;
  }
}

/** Reads and stores what was sent in to a server, in a thread of its own with connections of its own. */
export default async function takeIn(task: IntakeTask): Promise<IntakeResult> {
  try {
    return await performIntake(await database(), task);
  } catch (error) {
    return refusal(error);
  }
}
