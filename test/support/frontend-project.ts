import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './temporary-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ADDRESS = 'http://localhost:4000/graphql';
const run = promisify(execFile);

/** What a frontend's own compiler would be set to: a bundler's rules, strict. */
const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['src', '*.ts'],
};

/** A frontend of a test's own, made of the snippets of docs/frontend.md as its reader would make it. */
export interface FrontendProject {
  /** @returns the absolute path of one of its files */
  readonly file: (name: string) => string;
  /** Runs a command of node_modules/.bin in it. @returns what it printed @throws with what it printed */
  readonly run: (command: string, ...args: string[]) => Promise<string>;
  readonly write: (name: string, text: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** The snippets of docs/frontend.md that have a file's name, section by section. */
export async function snippetsBySection(): Promise<Map<string, Snippet[]>> {
  const document = await readFile(join(ROOT, 'docs/frontend.md'), 'utf8');
  const sections = document.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const found = section.matchAll(/^```\w+ title="(?<title>.+?)"\n(?<text>.*?)^```$/gms);
      const snippets = [...found].map(({ groups }) => ({
        title: groups?.['title'] ?? '',
        text: groups?.['text'] ?? '',
      }));
      return [section.slice(0, section.indexOf('\n')), snippets];
    }),
  );
}

/**
 * Makes a project of the snippets of some sections of docs/frontend.md.
 * @param address where the API answers, in the place of the one that the document names
 */
export async function frontendProject(
  sections: readonly string[],
  address: string,
): Promise<FrontendProject> {
  const folder = await temporaryFolder();
  const file = (name: string): string => join(folder.path, name);
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(file(name)), { recursive: true });
    await writeFile(file(name), text.replaceAll(ADDRESS, address));
  };
  await symlink(join(ROOT, 'node_modules'), file('node_modules'));
  await cp(join(ROOT, 'schema.graphql'), file('schema.graphql'));
  await cp(join(ROOT, 'frontend'), file('src/verbatim'), { recursive: true });
  await write('package.json', JSON.stringify({ name: 'frontend', type: 'module' }));
  await write('tsconfig.json', JSON.stringify(TSCONFIG));
  const snippets = await snippetsBySection();
  for (const section of sections) {
    for (const { title, text } of snippets.get(section) ?? []) await write(title, text);
  }
  return {
    file,
    write,
    run: async (command, ...args) => {
      const { stdout, stderr } = await run(join(ROOT, 'node_modules/.bin', command), args, {
        cwd: folder.path,
      }).catch((error: unknown) => {
        const { stdout: out, stderr: err } = error as { stdout: string; stderr: string };
        throw new Error(`${command} failed:\n${out}${err}`, { cause: error });
      });
      return stdout + stderr;
    },
    remove: folder.remove,
  };
}
