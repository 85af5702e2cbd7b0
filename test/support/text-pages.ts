/** A saved page as a browser gives it as text, with one direct quote. */
export function textPage(headline: string, quote = 'The ferry will sail again in spring,'): string {
  return `${headline}

Maria Oldfield May 1, 2020

PORT ELM: “${quote}” said Tobias Renner, who runs the harbour.

Published in The Harbour Ledger, May 1st, 2020.
`;
}
