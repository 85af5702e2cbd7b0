import type { CorpusQuality, MeasuredQuality, QualityFigure } from '../domain/quality-figures.js';

const HEAD = `# Accuracy

How well the analysis does on documents that people have annotated, as \`scripts/measure-quality.mjs\` measured it. Nobody
types a figure: this document and what \`Query.analysisQuality\` serves are written from one measurement, and a test holds
the two against each other and against the version of the analysis.`;

const METHOD = `## How it is measured

- The corpora are development sets: rules were looked at beside them. Texts of theirs are no part of this repository.
- Words are compared, not characters. Of two spans, **exact** means the same words; **partial** that .8 of all words of both
  are common (Jaccard); **loose** .3. Predictions and gold are matched one to one, the best overlap first; pieces of a quote
  count apart.
- **direct** holds direct predictions alone against direct gold; what fits other gold best is neither right nor wrong.
  Of findings and gold alike, what stands in marks but for a tenth of its words is direct, as PolNeAR types it.
  **speech cues only** leaves out gold whose cue tells a belief, a wish or nothing. **indirect** and **mixed** are rows of the run
  over all kinds.
- A **speaker** is looked at where the quote is a partial match: *exact* is the same name or words, *overlap* also words
  that overlap, and a longer or shorter form of the name. *named*, *nominal* and *pronoun* tell how the gold's words mean the
  speaker; nominal ones are unnamed sources. **End to end** is a partial match with an overlapping speaker.
- An attribution is **right** where its quote is a partial match and its speaker overlaps. The **calibration error** is the
  expected one over ten bins of confidence (M. P. Naeini et al., 2015).
- A **name** is right where it begins and ends where the gold's does. Names of other kinds than person, organization and
  place are no gold, and what is found there is a false alarm, but in the row that says otherwise.
- **Stance** is polarity towards each marked target: positive, neutral or negative.
- 95% intervals: of shares Wilson's score interval (1927); of all others the percentiles of 1,000 bootstrap samples of the
  documents (B. Efron and R. Tibshirani, 1993), with a fixed seed.`;

const CORPORA = `## The corpora

| corpus | what | published by |
| --- | --- | --- |
| PolNeAR dev | political news of seven US publishers | E. Newell, D. Margolin, D. Ruths (2018) |
| GUM news dev | Wikinews, its quotes derived from discourse trees | A. Zeldes, CC BY 4.0; few documents: fit for regressions |
| WikiGold | Wikipedia | D. Balasuriya et al. (2009), CC BY-NC-SA: nothing is fitted on it |
| WikiNEuRal English validation | Wikipedia | S. Tedeschi et al. (2021), CC BY-NC-SA: nothing is fitted on it |
| NewsMTSC dev_rw, dev_mt | sentences of news, one target or several | F. Hamborg, K. Donnay (2021), MIT |`;

function share(value: number): string {
  return value.toFixed(3).replace(/^0(?=\.)/, '');
}

function row({ measure, statistic, value, low, high, samples }: QualityFigure): string {
  const formula = statistic.toLowerCase().replace(/_/g, ' ').replace('f1', 'F1');
  return `| ${measure} | ${formula} | ${share(value)} | ${share(low)} to ${share(high)} | ${String(samples)} |`;
}

function section({ corpus, command, documents, figures }: CorpusQuality): string {
  return [
    `## ${corpus}`,
    '',
    `On ${String(documents)} documents; printed by \`${command}\`.`,
    '',
    '| measure | figure | value | 95% interval | counted from |',
    '| --- | --- | ---: | --- | ---: |',
    ...figures.map(row),
  ].join('\n');
}

/** ACCURACY.md, before Prettier. */
export function accuracyDocument({ analysisVersion, measuredOn, corpora }: MeasuredQuality): string {
  const version = `Analysis **${analysisVersion}**, measured on **${measuredOn}**.`;
  return `${[HEAD, version, ...corpora.map(section), METHOD, CORPORA].join('\n\n')}\n`;
}
