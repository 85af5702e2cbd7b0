import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANALYSIS_QUALITY } from '../../src/domain/analysis-quality.js';
import { startApi, type Api } from '../support/api.js';
import { recordSql } from '../support/sql-count.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.close());

const QUALITY = `{ analysisQuality { analysisVersion measuredOn measures {
  corpus measure statistic value interval { low high method } sampleCount documentCount command } } }`;

interface Answer {
  readonly analysisQuality: {
    readonly analysisVersion: string;
    readonly measuredOn: string;
    readonly measures: readonly {
      readonly corpus: string;
      readonly measure: string;
      readonly value: number;
      readonly interval: { readonly low: number; readonly high: number };
      readonly sampleCount: number;
    }[];
  };
}

describe('Query.analysisQuality', () => {
  it('serves every measured figure with its corpus, its interval and what it was counted from', async () => {
    const { analysisQuality } = (await api.query<Answer>(QUALITY)).data;
    const { measures } = analysisQuality;
    expect(analysisQuality).toMatchObject({
      analysisVersion: ANALYSIS_QUALITY.analysisVersion,
      measuredOn: ANALYSIS_QUALITY.measuredOn,
    });
    expect(measures).toHaveLength(ANALYSIS_QUALITY.corpora.flatMap(({ figures }) => figures).length);
    expect(measures.map(({ corpus, measure }) => `${corpus}: ${measure}`)).toEqual(
      expect.arrayContaining(['PolNeAR dev: direct, partial', 'NewsMTSC dev_rw: stance, macro F1']),
    );
    for (const { value, interval, sampleCount } of measures) {
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value);
      expect(sampleCount).toBeGreaterThan(0);
    }
  });

  it('asks nothing of the database', async () => {
    const { result, names } = await recordSql(() => api.query(QUALITY));
    expect(result.errors).toBeUndefined();
    expect(names).toEqual([]);
  });
});
