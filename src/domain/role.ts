/** What a key or a token lets its holder do. Each role may do what those before it may. */
export enum Role {
  READER = 'READER',
  CONTRIBUTOR = 'CONTRIBUTOR',
  MODERATOR = 'MODERATOR',
  EDITOR = 'EDITOR',
  ADMIN = 'ADMIN',
}

/** From the one that may least to the one that may all. */
export const ROLES: readonly Role[] = Object.values(Role);

/** Whether a role includes another one. */
export function includesRole(role: Role, required: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(required);
}
