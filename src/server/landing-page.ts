import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { EXAMPLE_OPERATIONS, FIRST_QUERY } from './example-operations.js';

const CURL = `curl --json '{"query": "{ articles(first: 5) { totalCount nodes { headline } } }"}' `;

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a browser shows without Sandbox. The address is the page's own, whatever name the server is reached by. */
const CONTENT = `<h1>Verbatim</h1>
<p>GraphQL answers here, at this page's address, to GET and POST. A first query:</p>
<pre>${escape(FIRST_QUERY)}</pre>
<p>From a terminal:</p>
<pre>${escape(CURL)}&lt;this page's address&gt;</pre>`;

/** For browsers where clients may not ask for the schema: no script, nothing from elsewhere. */
export const plainPage: ApolloServerPlugin = {
  serverWillStart: () => {
    const html = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8" /><title>Verbatim</title></head>
<body>${CONTENT}</body>
</html>
`;
    return Promise.resolve({ renderLandingPage: () => Promise.resolve({ html }) });
  },
};

const sandbox = ApolloServerPluginLandingPageLocalDefault({
  embed: { runTelemetry: false },
  document: EXAMPLE_OPERATIONS,
});

/**
 * Apollo Sandbox with example operations to run. The browser loads it from Apollo; where it cannot, it shows the plain
 * page in the place of Apollo's own apology.
 */
export const sandboxPage: ApolloServerPlugin = {
  serverWillStart: async (service) => {
    const listener = await sandbox.serverWillStart?.(service);
    if (!listener?.renderLandingPage) return;
    const { html } = await listener.renderLandingPage();
    const render = async (): Promise<string> => {
      const page = typeof html === 'string' ? html : await html();
      const offline = `<div class="fallback">${CONTENT}<p>Apollo Sandbox, which belongs here, could not be loaded.</p></div>`;
      return page.replace(/<div class="fallback">.*?<\/div>/s, () => offline);
    };
    return { renderLandingPage: () => Promise.resolve({ html: render }) };
  },
};
