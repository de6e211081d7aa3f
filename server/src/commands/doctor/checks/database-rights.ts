import { broken, look, ofDatabase, ok } from '../check.ts';

export const databaseRights = ofDatabase('database-rights', ({ facts }) => {
  const { user, database, mayMigrate, closedTables } = facts;
  const [first] = closedTables;
  if (first !== undefined) {
    return broken(
      `user ${user} may not read and write ${first} and ${closedTables.length - 1} others`,
      `let the user who migrated grant it, or connect as that user`,
    );
  }
  if (!mayMigrate) {
    return look(
      `user ${user} may not make schemas in ${database}: it cannot migrate`,
      `grant create on database ${database} to ${user}, or run "lowu migrate" as another user`,
    );
  }
  return ok(`user ${user} may do what Lowu does`);
});
