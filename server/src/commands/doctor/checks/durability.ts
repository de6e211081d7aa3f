import { broken, look, ofDatabase, ok } from '../check.ts';

/** What was acknowledged must outlive a loss of power; each of these trades that for speed. */
export const durability = ofDatabase('durability', ({ facts }) => {
  const { fsync, fullPageWrites, synchronousCommit } = facts;
  const off = [
    ...(fsync === 'off' ? ['fsync'] : []),
    ...(fullPageWrites === 'off' ? ['full_page_writes'] : []),
  ];
  if (off.length > 0) {
    const found = `${off.join(' and ')} off: a loss of power can destroy the books`;
    return broken(found, `set ${off.join(' and ')} to on in postgresql.conf`);
  }
  return synchronousCommit === 'off'
    ? look(
        'synchronous_commit off: a crash can take back a receipt',
        'set synchronous_commit to on',
      )
    : ok(`fsync on, synchronous_commit ${synchronousCommit}`);
});
