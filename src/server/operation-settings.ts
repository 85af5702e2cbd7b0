import { resolve } from 'node:path';
import { bool, str, type CleanedEnv } from 'envalid';

/** The settings of which operations are known beforehand. */
export const OPERATION_SPECS = {
  TRUSTED_OPERATIONS: str({
    default: undefined,
    desc: 'A file or folder with operations that clients may ask for by their ids; unset, clients may register any.',
  }),
  TRUSTED_ONLY: bool({
    default: true,
    desc: 'Whether, with TRUSTED_OPERATIONS, all others are refused.',
  }),
};

/** Which operations are known beforehand. */
export interface OperationSettings {
  /** A file or folder, absolute. */
  readonly path: string;
  /** Whether all others are refused. */
  readonly isExclusive: boolean;
}

/** @returns null where clients may send any operation */
export function readOperationSettings({
  TRUSTED_OPERATIONS,
  TRUSTED_ONLY,
}: CleanedEnv<typeof OPERATION_SPECS>): OperationSettings | null {
  if (TRUSTED_OPERATIONS === undefined) return null;
  return { path: resolve(TRUSTED_OPERATIONS), isExclusive: TRUSTED_ONLY };
}
