import { look, ofDatabase, ok } from '../check.ts';

/** A process with both roles opens 20 for its work, 4 for its jobs and one that listens. */
const wanted = 30;

export const databaseSessions = ofDatabase('database-sessions', ({ facts }) => {
  const found = `up to ${facts.mostSessions} sessions`;
  return facts.mostSessions >= wanted
    ? ok(found)
    : look(found, `raise max_connections: every process of Lowu wants ${wanted}`);
});
