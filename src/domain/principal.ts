import type { Role } from './role.js';

/** How somebody showed who they are. */
export enum PrincipalKind {
  API_KEY = 'API_KEY',
  TOKEN = 'TOKEN',
  COMMAND_LINE = 'COMMAND_LINE',
}

/** Who acts: the holder of a key, the subject of a token, or whoever has a shell on the machine. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** The key's id, or the token's issuer and subject; no secret. */
  readonly id: string;
  /** For people: the key's name, or the token's subject. */
  readonly name: string;
  readonly role: Role;
}

/** By what it is told whether two comments were sent in by one holder of a key or a token. */
export function senderOf({ kind, id }: Principal): string {
  return `${kind} ${id}`;
}
