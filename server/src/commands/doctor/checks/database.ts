import { broken, type Check, type DatabaseScene, ok } from '../check.ts';

const kinds: Readonly<Record<DatabaseScene['kind'], string>> = {
  given: 'DATABASE_URL answers',
  running: 'the embedded PostgreSQL of the running system answers',
  own: 'the embedded PostgreSQL starts on the data of this home',
  trial: 'the embedded PostgreSQL starts; there is no data yet',
};

export const database: Check = {
  name: 'database',
  look: ({ database: found, environment: { databaseUrl, isProduction } }) => {
    if (!('away' in found)) return ok(kinds[found.kind]);
    const advice =
      databaseUrl !== undefined
        ? 'check that DATABASE_URL names a PostgreSQL that runs and lets this user in'
        : isProduction
          ? 'set DATABASE_URL'
          : 'do what it says, run "npm ci", or set DATABASE_URL to a PostgreSQL of your own';
    return broken(found.away, advice);
  },
};
