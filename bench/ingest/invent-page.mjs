import { PowerLaw } from '../archive/random.mjs';

/** What an article is made of: a speaker's full name, short name, role; B a body, C another; P a place; T a topic. */
const PARAGRAPHS = [
  '“The B has never told us what the T would cost,” said F, R of the C. “We asked for the figures three times, and three times we were sent away.”',
  'S said that the B had agreed to pay for the T, which residents of P have waited for since the winter.',
  'The T began in P after a vote of the B, and it was to be finished before the end of the year.',
  '“I do not believe that the C can be trusted with the T,” S said. “It lost the papers the last time.”',
  'A spokeswoman for the B, F, told reporters that “nothing has been decided” about the T and that talks with the C would go on.',
  'A senior official of the C, who asked not to be named because of the delicacy of the talks, said the B was likely to withdraw.',
  'According to F, R of the B, fewer than 300 people in P had been asked about the T. The others learnt of it from a letter.',
  'The roads around P were closed for most of the morning, and buses that carry workers to the harbour were late by an hour or more.',
  '“It is a good day for P,” F, the R of the C, said in a statement. She added that the B deserved credit for its patience.',
  'The B, which was founded in P in 1962 and has some 40 members, did not answer questions about the T.',
  'He warned that the C would go to court if the T was stopped. “We have the contract, we have the money, and we have the time,” S said.',
  'Critics of the plan say the B overlooked warnings from engineers in P. F, an engineer who left the C in the spring, argued that the T was “built on sand, and on hope”.',
  'In the afternoon several hundred people walked from the station to the offices of the B, where a letter with 4,000 signatures was handed over.',
  'S denied that the B had been paid by the C. He said every meeting had been written down and that the books were open to anyone.',
  'Two people familiar with the matter said the C had considered leaving P altogether. They spoke on the condition of anonymity because they were not authorized to speak to the press.',
  'Prices rose by four percent in the last quarter, the third rise in a row, while the number of flats that were finished fell to its lowest since records began.',
  '“Who will explain this to the families in P?” F asked. “The B will not. The C cannot.”',
  'The report, 120 pages long, describes how the T was planned, who signed for it, and what was known when the first cracks appeared.',
  'F told The O that the B had written to her twice. “They wanted me to be quiet,” she said. “I have been quiet for ten years.”',
  'Neither the C nor the B would say how many jobs depend on the T. A union puts the number at 900.',
  'S praised the work of the C and called the T “the best thing that has happened to P in my lifetime”.',
  'The weather is expected to stay cold until the weekend, with snow on higher ground and strong wind along the coast.',
];
/** What nobody says: more than half of what stands in the news. */
const BACKGROUND = [
  'The C was set up by F in 1987, when the last of the mines near P had closed and the B was looking for somebody who would take over the workshops, the railway yard and some two hundred of the men who had worked there.',
  'Work on the T is in its third year. The first part, between P and the river, was opened in June; the second depends on a tunnel of nearly two kilometres, and on land that belongs to the C.',
  'The B has eleven members, of whom seven come from P and the villages around it. Its budget for the coming year is 14 million, a third of which goes to the T and to the repair of schools.',
  'F, who is 54, grew up in P, studied law and worked for the C before joining the B. F lost two elections and won the third by fewer than three hundred votes.',
  'Last year the C sold its offices in P to a company that belongs to F, and rented them back for ten years. The price was never published, and the papers were filed under another name.',
  'A storm in February tore the roof from the older of the two halls, flooded the cellars and cut the only road between P and the coast for nine days, during which the B met in a hotel.',
  'The quarrel between the B and the C goes back to a contract of 2004, which gave the B the right to half of the profits but left the cost of every delay with the C and its bank.',
  'Shares of the C fell by six percent on Tuesday and by another two on Wednesday, before trade in them was stopped at noon. Those of its largest supplier, a firm from P, lost a tenth of their value.',
  'In P the market was nearly empty. Most of the stalls near the station stayed closed, the ferry left with a handful of passengers, and the square before the town hall, where the B meets, was fenced off.',
  'The second stage of the T needs the consent of the region, of two ministries and of the owners of some ninety fields. Six of those owners, among them F, have gone to court; a ruling is expected in the autumn.',
  'Some 3,000 people work for the C, most of them in P, where it is the largest employer after the hospital. Its figures have been falling since the spring, and two of its four plants stand still.',
  'On Monday F handed the keys of the old customs house to the B. The building, put up in 1911 and empty since the war, is to hold a library, a hall for 400 people and the offices of the T.',
  'The papers were found by chance in a cellar in P, in eleven boxes that had been marked for the shredder. They cover the years in which F was treasurer of the C, and they are held by a notary.',
  'Half of the money for the T comes from the region, a quarter from the B and the rest from a loan that the C took up in May at a rate of nearly six percent, to be paid back over thirty years.',
  'The match between P and the champions was put off for the second time. Neither the pitch nor the new lights were ready, and the stand that the C is building still has no roof.',
  'Before the vote the B heard four experts, a lawyer and the heads of two schools. It then sat behind closed doors for five hours, and it was past midnight when F left by the back entrance.',
];
const COMMENTS = [
  'The B always pays late. I have lived in P for thirty years and nothing was ever finished in time.',
  'I trust S more than the whole C. At least somebody says what the T really costs!',
  'Why does nobody ask the C about last year?',
  'Well said. The T should have been stopped before it began, and the B knows it.',
  'My bus was late again this morning, thank you very much.',
];
const GIVEN =
  'Maria Tobias Leontine Oskar Imelda Ruben Clara Jonas Ada Henry Sofia Daniel Helen Martin Laura Peter Alice Thomas Nora Victor Julia Simon Emma Paul Diana Robert Anna David Ruth George'.split(
    ' ',
  );
const ROLES = ['director', 'chairwoman', 'secretary', 'head', 'spokesman', 'treasurer', 'lawyer'];
const TOPICS = [
  'new bridge',
  'hospital',
  'tram line',
  'school',
  'water works',
  'ferry',
  'market hall',
  'dam',
];
const BODIES = ['Council', 'Union', 'Trust', 'Company', 'Authority', 'League', 'Ministry', 'Office'];
const ONSETS = 'b d f g h k l m n p r s t v w br dr gr st tr'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const ENDS = ['ford', 'mann', 'son', 'well', 'by', 'ton', 'ling', 'ver', 'croft', 'ham'];
/** Words that tell who speaks, and why unnamed: they stay where they are. */
const CUES = new Set(
  'according added agreed anonymity argued asked authorized because called condition delicacy denied explain familiar likely named official overlook people praised press reporters source speak spoke spokeswoman statement warned'.split(
    ' ',
  ),
);
const CONTENT_WORD = /\b[a-z]{5,}\b/g;
/** Other words in their places, so that two articles are not each other's copies. */
const CONTENT = [...new Set([...PARAGRAPHS, ...BACKGROUND].join(' ').match(CONTENT_WORD))].filter(
  (word) => !CUES.has(word),
);
const CHANGED = 0.7;
const OUTLETS = 40;
const PEOPLE = 20_000;
const ORGANIZATIONS = 4_000;
const PLACES = 2_000;
const DAY_MS = 86_400_000;

/** Invents saved articles as JSON Lines: the same for the same seed, about as long and as full of talk as news is. */
export class PageInventor {
  constructor(random) {
    this.random = random;
    const people = Array.from({ length: PEOPLE }, () => {
      const family = this.#proper();
      return { full: `${this.#pick(GIVEN)} ${family}`, short: family };
    });
    const bodies = Array.from({ length: ORGANIZATIONS }, () => `${this.#proper()} ${this.#pick(BODIES)}`);
    const places = Array.from({ length: PLACES }, () => this.#proper());
    this.draw = Object.fromEntries(
      Object.entries({ people, bodies, places }).map(([kind, names]) => {
        const law = new PowerLaw(random, names.length, 0.9);
        return [kind, () => names[law.draw()]];
      }),
    );
    this.outlets = Array.from({ length: OUTLETS }, (_, i) => `The ${this.#proper()} Post ${String(i + 1)}`);
    this.outletLaw = new PowerLaw(random, OUTLETS, 1);
  }

  #pick(list) {
    return list[this.random.below(list.length)];
  }

  #shuffled(list) {
    const drawn = list.map((value) => ({ value, place: this.random.next() }));
    return drawn.sort((a, b) => a.place - b.place).map(({ value }) => value);
  }

  #proper() {
    const word = this.#pick(ONSETS) + this.#pick(VOWELS) + this.#pick(ONSETS) + this.#pick(VOWELS);
    const name = this.random.chance(0.5) ? word : word + this.#pick(ENDS);
    return name.charAt(0).toUpperCase() + name.slice(1) + (this.random.chance(0.3) ? this.#pick(ENDS) : '');
  }

  /** One of so many sentences with its places filled: capitals that stand alone. */
  #fill(sentence, cast) {
    const varied = sentence.replace(CONTENT_WORD, (word) =>
      !CUES.has(word) && this.random.chance(CHANGED) ? this.#pick(CONTENT) : word,
    );
    return varied.replace(/\b[BCFOPRST]\b/g, (place) => {
      if (place === 'F') cast.speaker = this.#pick(cast.people);
      return {
        B: () => cast.bodies[0],
        C: () => cast.bodies[1],
        F: () => cast.speaker.full,
        S: () => cast.speaker.short,
        O: () => cast.outlet.slice('The '.length),
        P: () => this.#pick(cast.places),
        R: () => this.#pick(ROLES),
        T: () => cast.topic,
      }[place]();
    });
  }

  /** @param number the article's, from 0 */
  invent(number) {
    return this.#page(number, () =>
      // Half have none; of the others some have many.
      this.random.chance(0.5) ? 0 : Math.floor(1 / (this.random.next() + 0.02)),
    );
  }

  /** One with so many comments. */
  inventCommented(count) {
    return this.#page(0, () => count);
  }

  #page(number, countComments) {
    const { draw } = this;
    const people = Array.from({ length: 4 }, draw.people);
    const cast = {
      people,
      speaker: people[0],
      bodies: [draw.bodies(), draw.bodies()],
      places: [draw.places(), draw.places()],
      topic: this.#pick(TOPICS),
      outlet: this.outlets[this.outletLaw.draw()],
    };
    const length = 11 + this.random.below(PARAGRAPHS.length - 10);
    const drawn = [
      ...this.#shuffled(PARAGRAPHS).slice(0, length),
      ...this.#shuffled(BACKGROUND).slice(0, length / 2),
    ];
    const paragraphs = this.#shuffled(drawn).map((paragraph) => this.#fill(paragraph, cast));
    const comments = countComments();
    const published = Date.UTC(2010, 0, 1) + this.random.below(5_400) * DAY_MS;
    return {
      url: `https://pages.example/${String(number)}`,
      headline: `${cast.bodies[0]} in dispute over ${cast.topic} in ${cast.places[0]}`,
      description: `What the ${cast.bodies[1]} says of it, and what it does not say.`,
      outlet: cast.outlet,
      author: `${this.#pick(GIVEN)} ${draw.people().short}`,
      datePublished: new Date(published).toISOString(),
      articleBody: paragraphs.join('\n\n'),
      comment: Array.from({ length: comments }, (_, i) => ({
        '@id': String(i),
        ...(i > 0 && this.random.chance(0.5) ? { parentItem: String(this.random.below(i)) } : {}),
        author: `reader-${String(this.random.below(5_000))}`,
        dateCreated: new Date(published + (i + 1) * 60_000).toISOString(),
        text: this.#fill(this.#pick(COMMENTS), cast),
      })),
    };
  }
}
