// Loaded into a process before anything else: it tells of every package of OpenTelemetry that is asked for there, by
// `import` or by `require`.
import { writeSync } from 'node:fs';
import Module, { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

function tell(specifier) {
  if (specifier.startsWith('@opentelemetry/')) writeSync(2, `Asked for ${specifier}.\n`);
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
