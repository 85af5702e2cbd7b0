import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { IntervalMethod, QualityStatistic, type MeasuredQuality } from '../domain/quality-figures.js';
import { QualityMeasure } from './quality-measure.js';

registerEnumType(QualityStatistic, {
  name: 'QualityStatistic',
  description: 'A formula that makes one figure of many counts.',
  valuesConfig: {
    F1: { description: 'The harmonic mean of precision and recall.' },
    SHARE: { description: 'Right ones among all cases.' },
    MACRO_F1: { description: 'The mean over classes, rare ones counting as much as frequent ones.' },
    CALIBRATION_ERROR: {
      description:
        'The mean distance of a stated confidence from the share that is right, over ten bins; 0 is best.',
    },
  },
});

registerEnumType(IntervalMethod, {
  name: 'IntervalMethod',
  description: 'A way to tell how far chance may have moved a figure.',
  valuesConfig: {
    BOOTSTRAP: { description: 'Percentiles over 1,000 resamples of whole documents.' },
    WILSON: { description: "Wilson's score, for shares." },
  },
});

/** How well the analysis does, as it was measured before this release; no table. */
@ObjectType({
  simpleResolvers: true,
  description:
    'How well the machine does on documents that people have annotated, as measured before this release.',
})
export class AnalysisQuality {
  @Field(() => String, {
    description: 'What was measured; compare it with the version that an article was analysed with.',
  })
  readonly analysisVersion: string;

  @Field(() => GraphQLLocalDate, { description: 'The day the figures were taken, in UTC.' })
  readonly measuredOn: string;

  @Field(() => [QualityMeasure], { description: 'Every figure, corpus by corpus.' })
  readonly measures: readonly QualityMeasure[];

  constructor({ analysisVersion, measuredOn, corpora }: MeasuredQuality) {
    this.analysisVersion = analysisVersion;
    this.measuredOn = measuredOn;
    this.measures = corpora.flatMap((corpus) =>
      corpus.figures.map((figure) => new QualityMeasure(corpus, figure)),
    );
  }
}
