import { broken, look, ofDatabase, ok } from '../check.ts';

export const databaseRights = ofDatabase('database-rights', ({ facts, schema }) => {
  const { user, database, mayMigrate, closedTables } = facts;
  const [first] = closedTables;
  if (first !== undefined) {
    return broken(
      `user ${user} may not read ${first} and ${closedTables.length - 1} others`,
      'run "lowu migrate" as the owner of the schema, which grants it (docs/operating/database.md)',
    );
  }
  if (!mayMigrate && schema && schema.waiting.length > 0) {
    return look(
      `user ${user} may not make schemas in ${database}, and the schema is behind`,
      'run "lowu migrate" as the owner of the schema (docs/operating/database.md)',
    );
  }
  return ok(`user ${user} may ${mayMigrate ? 'read and migrate' : 'read, and not migrate'}`);
});
