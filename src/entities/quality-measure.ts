import { Field, Float, Int, ObjectType } from 'type-graphql';
import { QualityStatistic, type CorpusQuality, type QualityFigure } from '../domain/quality-figures.js';
import { QualityInterval } from './quality-interval.js';

/** One figure of accuracy; no table. */
@ObjectType({
  simpleResolvers: true,
  description: 'One figure of accuracy: what the machine found, held against what annotators found.',
})
export class QualityMeasure {
  @Field(() => String, { description: "The annotated documents it was measured on: 'PolNeAR dev'." })
  readonly corpus: string;

  @Field(() => String, {
    description:
      "What was looked at, in the words of `verbatim evaluate`: 'direct, partial', 'all kinds, nominal speaker overlap'. " +
      'ACCURACY.md explains each.',
  })
  readonly measure: string;

  @Field(() => QualityStatistic, { description: 'The formula by which counts became the value.' })
  readonly statistic: QualityStatistic;

  @Field(() => Float, { description: '0 to 1; the higher the better, but for a calibration error.' })
  readonly value: number;

  @Field(() => QualityInterval, { description: 'How far chance may have moved the value.' })
  readonly interval: QualityInterval;

  @Field(() => Int, { description: 'How many annotations, or cases, were counted.' })
  readonly sampleCount: number;

  @Field(() => Int, { description: "How many of the corpus's texts were analysed." })
  readonly documentCount: number;

  @Field(() => String, { description: 'What prints the figure again, where the corpus is at hand.' })
  readonly command: string;

  constructor({ corpus, command, documents }: CorpusQuality, figure: QualityFigure) {
    this.corpus = corpus;
    this.measure = figure.measure;
    this.statistic = figure.statistic;
    this.value = figure.value;
    this.interval = new QualityInterval(figure.low, figure.high, figure.interval);
    this.sampleCount = figure.samples;
    this.documentCount = documents;
    this.command = command;
  }
}
