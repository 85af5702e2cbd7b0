// The compiler writes plain files; `npx verbatim` in this folder runs the built one as a program.
import { chmod } from 'node:fs/promises';

await chmod(new URL('../dist/src/cli/main.js', import.meta.url), 0o755);
