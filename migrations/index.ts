import { CreateArchive1795521943000 } from './1795521943000-create-archive.js';

/** Every migration, oldest first. They only go forward. */
export const MIGRATIONS = [CreateArchive1795521943000];
