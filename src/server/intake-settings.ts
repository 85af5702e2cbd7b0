import { bool, type CleanedEnv } from 'envalid';

/** The settings of what may be sent in. */
export const INTAKE_SPECS = {
  FETCH_PRIVATE_ADDRESSES: bool({
    default: false,
    desc: 'Whether `ingestArticle` may fetch addresses inside your own network.',
  }),
};

/** What may be sent in. */
export interface IntakeSettings {
  /** Whether addresses of the operator's own network may be read. */
  readonly allowPrivateAddresses: boolean;
}

export function readIntakeSettings(env: CleanedEnv<typeof INTAKE_SPECS>): IntakeSettings {
  return { allowPrivateAddresses: env.FETCH_PRIVATE_ADDRESSES };
}
