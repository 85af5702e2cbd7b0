import { userInfo } from 'node:os';
import { PrincipalKind, type Principal } from './principal.js';
import { Role } from './role.js';

let known: Principal | null = null;

function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user who has no name.
    return 'command line';
  }
}

/** Whoever runs this process at the command line: with a shell on the machine one may do everything. */
export function operator(): Principal {
  if (!known) {
    const name = nameOfUser();
    known = { kind: PrincipalKind.COMMAND_LINE, id: name, name, role: Role.ADMIN };
  }
  return known;
}
