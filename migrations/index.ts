import { CreateArchive1795521943000 } from './1795521943000-create-archive.js';
import { ArticleCopies1795600000000 } from './1795600000000-article-copies.js';
import { ArticleVersions1795580000000 } from './1795580000000-article-versions.js';
import { AttributionType1795569236000 } from './1795569236000-attribution-type.js';
import { Changes1795570000000 } from './1795570000000-changes.js';
import { ListedStatements1795581000000 } from './1795581000000-listed-statements.js';
import { ApiKeys1795582000000 } from './1795582000000-api-keys.js';
import { AuditLog1795582100000 } from './1795582100000-audit-log.js';
import { Corrections1795582200000 } from './1795582200000-corrections.js';
import { OutletTotals1795583000000 } from './1795583000000-outlet-totals.js';
import { Moderation1795590000000 } from './1795590000000-moderation.js';
import { ThreadsByIndex1795610000000 } from './1795610000000-threads-by-index.js';
import { NamesByKind1795640000000 } from './1795640000000-names-by-kind.js';
import { RolesOnce1795660000000 } from './1795660000000-roles-once.js';
import { CopiesBySketch1795650000000 } from './1795650000000-copies-by-sketch.js';
import { TotalsByTime1795630000000 } from './1795630000000-totals-by-time.js';
import { UnnamedByTime1795620000000 } from './1795620000000-unnamed-by-time.js';
import { SearchAndCounts1795522500000 } from './1795522500000-search-and-counts.js';

/** Every migration, oldest first. They only go forward. */
export const MIGRATIONS = [
  CreateArchive1795521943000,
  SearchAndCounts1795522500000,
  AttributionType1795569236000,
  Changes1795570000000,
  ArticleVersions1795580000000,
  ListedStatements1795581000000,
  ApiKeys1795582000000,
  AuditLog1795582100000,
  Corrections1795582200000,
  OutletTotals1795583000000,
  Moderation1795590000000,
  ArticleCopies1795600000000,
  ThreadsByIndex1795610000000,
  UnnamedByTime1795620000000,
  TotalsByTime1795630000000,
  NamesByKind1795640000000,
  CopiesBySketch1795650000000,
  RolesOnce1795660000000,
];
