import { Query, Resolver } from 'type-graphql';
import { ANALYSIS_QUALITY } from '../../domain/analysis-quality.js';
import { AnalysisQuality } from '../../entities/analysis-quality.js';

const MEASURED = new AnalysisQuality(ANALYSIS_QUALITY);

/** How well the analysis does. Reads what was measured before the release, and asks nothing of the database. */
@Resolver()
export class AnalysisQualityResolver {
  @Query(() => AnalysisQuality, {
    description: "How far the machine's findings can be trusted: figures of accuracy with their intervals.",
  })
  analysisQuality(): AnalysisQuality {
    return MEASURED;
  }
}
