import { look, ofDatabase, ok } from '../check.ts';

/** A process with both roles opens 20 for its work, 10 and 6 for its jobs, and one for audits. */
const wanted = 40;

export const databaseSessions = ofDatabase('database-sessions', ({ facts }) => {
  const found = `up to ${facts.mostSessions} sessions`;
  return facts.mostSessions >= wanted
    ? ok(found)
    : look(found, `raise max_connections: every process of Lowu wants ${wanted}`);
});
