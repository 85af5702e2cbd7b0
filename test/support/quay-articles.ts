const PEOPLE = ['Maria Oldfield', 'Tobias Renner', 'Leontine Marsh', 'Ada Quill', 'Oskar Winterbourne'];
const BODIES = ['Lantern Trust', 'Harbour Union', 'Port Elm Council', 'Ferry Office'];

/** A page with quotes, an unnamed source, and comments that answer each other. */
export function quayArticle(number: number): object {
  const body = (offset: number): string => BODIES[(number + offset) % BODIES.length] ?? '';
  const person = PEOPLE[number % PEOPLE.length] ?? '';
  return {
    url: `https://sound.example/quay/${String(number)}`,
    headline: `The quay, part ${String(number)}`,
    outlet: number % 2 === 0 ? 'The Sound' : 'The Harbour Ledger',
    author: PEOPLE[(number + 1) % PEOPLE.length],
    datePublished: new Date(Date.UTC(2020, 0, 1 + number)).toISOString(),
    articleBody: [
      `“The ${body(0)} owes the town ${String(number + 2)} planks,” said ${person}, a director of the ${body(1)}.`,
      `An official of the ${body(2)}, who asked not to be named because of the delicacy of the talks, said the ${body(3)} would pay for ${String(number)} more.`,
      `“Nobody asked us,” ${person} said.`,
    ].join('\n\n'),
    comment: [
      { '@id': 'a', author: 'gull', text: `The ${body(0)} always pays late, number ${String(number)}.` },
      { '@id': 'b', parentItem: 'a', author: 'tern', text: `I trust the ${body(1)}.` },
    ],
  };
}
