/** What is made of counts: which formula a figure of accuracy comes from. */
export enum QualityStatistic {
  F1 = 'F1',
  SHARE = 'SHARE',
  MACRO_F1 = 'MACRO_F1',
  CALIBRATION_ERROR = 'CALIBRATION_ERROR',
}

/** How a 95% interval is made. */
export enum IntervalMethod {
  BOOTSTRAP = 'BOOTSTRAP',
  WILSON = 'WILSON',
}

/** One figure of accuracy. All values are shares of 1. */
export interface QualityFigure {
  readonly measure: string;
  readonly statistic: QualityStatistic;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly interval: IntervalMethod;
  /** How many gold annotations, or cases, it is counted from. */
  readonly samples: number;
}

/** The figures of one corpus, and the command that prints them. */
export interface CorpusQuality {
  readonly corpus: string;
  readonly command: string;
  readonly documents: number;
  readonly figures: readonly QualityFigure[];
}

/** How well an analysis does. */
export interface MeasuredQuality {
  readonly analysisVersion: string;
  /** A day of UTC, as ISO 8601 has it. */
  readonly measuredOn: string;
  readonly corpora: readonly CorpusQuality[];
}
