import { Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { VerbatimError } from '../../domain/errors.js';
import { decodeGlobalId } from '../../domain/global-id.js';
import { Role } from '../../domain/role.js';
import { connect } from '../connection.js';
import { AuditEntryConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { AuditArguments } from '../inputs/audit-arguments.js';

/** Shows who changed what. */
@Resolver()
export class AuditResolver {
  @Authorized(Role.ADMIN)
  @Query(() => AuditEntryConnection, { description: 'Every write by people and programs, the latest first.' })
  auditEntries(@Args(() => AuditArguments) args: AuditArguments, @Ctx() { loaders }: RequestContext) {
    const { subjectId } = args;
    const subject = subjectId == null ? null : decodeGlobalId(subjectId);
    if (subjectId != null && !subject)
      throw new VerbatimError('BAD_USER_INPUT', "'subjectId' must be an id.", { path: ['subjectId'] });
    const order = { field: 'MADE', direction: 'DESC' } as const;
    const selection = { test: subject && { subject }, written: subjectId ?? null };
    return connect(loaders.auditEntries, null, args, order, selection);
  }
}
