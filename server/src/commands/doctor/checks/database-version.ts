import { broken, look, ofDatabase, ok } from '../check.ts';

const oldest = 15;
const newest = 18;

export const databaseVersion = ofDatabase('database-version', ({ facts }) => {
  const major = Math.floor(facts.versionNumber / 10_000);
  const found = `PostgreSQL ${facts.version}`;
  const advice = `use PostgreSQL ${oldest} to ${newest}`;
  if (major < oldest) return broken(`${found} is too old`, advice);
  return major > newest ? look(`nobody has tried ${found} yet`, advice) : ok(found);
});
