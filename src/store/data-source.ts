import { DataSource, DefaultNamingStrategy } from 'typeorm';
import { TABLES } from '../entities/index.js';
import { MIGRATIONS } from '../../migrations/index.js';

/** Names what TypeORM makes on its own: the index over a shared table's discriminator. */
class IndexNames extends DefaultNamingStrategy {
  override indexName(table: unknown, columns: string[]): string {
    return `${this.getTableName(table as string)}_by_${columns.join('_')}`;
  }
}

/** TypeORM's view of a database: the tables as the classes describe them, and the migrations. Never `synchronize`. */
export function createDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: TABLES,
    namingStrategy: new IndexNames(),
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    installExtensions: false,
    connectTimeoutMS: 10_000,
    applicationName: 'verbatim',
  });
}
