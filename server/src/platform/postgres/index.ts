export { grantPrivileges, readIsUnguarded, serverUrl } from './application-role.ts';
export { asOwner, type Owner } from './connected.ts';
export { copyBack, copyOut } from './copy-streams.ts';
export {
  closePool,
  type Database,
  type DatabaseOptions,
  openDatabase,
  openPool,
} from './database.ts';
export { detachPartition } from './detach-partition.ts';
export { isUnavailable } from './errors.ts';
export { type DatabaseFacts, examineDatabase } from './examine.ts';
export {
  type AppliedMigration,
  makeMonths,
  type MigrationStep,
  migrate,
  migrateTo,
  readIsOwner,
  readSchemaState,
  requireMigrated,
  type SchemaState,
} from './migrate.ts';
export {
  type Columns,
  declaredCopies,
  declaredStatements,
  insertRows,
  type KeyedStatement,
  keyedStatement,
  type RowOf,
  type SetStatement,
  type Statement,
  setStatement,
  statement,
} from './statements.ts';
export { type Dispatch, isInsideTransaction, type Tx } from './transaction.ts';
