import { broken, look, ofDatabase, ok, unseen } from '../check.ts';

export const schema = ofDatabase('schema', ({ kind, schema: state }) => {
  if (!state) return unseen('it may not be read', 'database-rights');
  const { waiting, changed, newer } = state;
  const [altered] = changed;
  if (newer.length > 0) {
    const found = `the data is of a newer version of Lowu: it has ${newer.at(-1)}`;
    return broken(found, 'start that version; data does not go back');
  }
  if (altered !== undefined) {
    const found = `${altered} was changed after it had been applied`;
    return broken(found, 'put the file back as it was released');
  }
  if (kind === 'trial') return ok('no data yet; the first start makes it');
  return waiting.length === 0
    ? ok('the newest')
    : look(
        `behind by ${waiting.length}: ${waiting.join(', ')}`,
        'back up the database, then run "lowu migrate"; a start does it too',
      );
});
