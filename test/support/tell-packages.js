// Loaded into a process before anything else: it tells of every package of OpenTelemetry and of every language model
// that is asked for there, by `import` or by `require`.
import { writeSync } from 'node:fs';
import Module, { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const TOLD_OF = /^(@opentelemetry\/|wink-|compromise)/;

function tell(specifier) {
  if (TOLD_OF.test(specifier)) writeSync(2, `Asked for ${specifier}.\n`);
}

/** The hook of `import`, in a thread of its own. */
export function resolve(specifier, context, next) {
  tell(specifier);
  return next(specifier, context);
}

if (isMainThread) {
  register(import.meta.url);
  const find = Module._resolveFilename;
  Module._resolveFilename = (specifier, ...others) => {
    tell(specifier);
    return find(specifier, ...others);
  };
}
