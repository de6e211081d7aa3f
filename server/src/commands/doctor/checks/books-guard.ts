import { readIsUnguarded } from '#platform/postgres';
import { look, ofContent, ok } from '../check.ts';

/** The server works as a role that cannot change what was moved, proved or promised. */
export const booksGuard = ofContent('books-guard', async ({ db }) => {
  const [row] = await db.read(readIsUnguarded);
  return row?.isUnguarded === false
    ? ok('the server cannot change what is never changed')
    : look(
        'the server comes in with the right to change the books',
        'run "lowu migrate", and see docs/operating/database.md',
      );
});
