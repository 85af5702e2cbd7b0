/** What has a process tell which packages it asks for. */
export const TELL_PACKAGES = {
  NODE_OPTIONS: `--import ${new URL('tell-packages.js', import.meta.url).href}`,
};

/** @param stderr of a process that was to tell */
export function toldPackages(stderr: string): Set<string | undefined> {
  return new Set([...stderr.matchAll(/^Asked for (\S+)\.$/gm)].map(([, name]) => name));
}
