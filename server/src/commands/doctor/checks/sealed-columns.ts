import { examineSeals } from '../../../seals.ts';
import { broken, ofContent, ok } from '../check.ts';

/** Keys that do not open what is in the database are found now, and not at the first payment. */
export const sealedColumns = ofContent('sealed-columns', async (context) => {
  const { count, closed } = await examineSeals(context);
  return closed.length === 0
    ? ok(`the master keys open all ${count}`)
    : broken(
        `the master keys do not open ${closed.length} of ${count}: ${closed.join(', ')}`,
        'put back the keys of before (docs/operating/keys.md); without them, enter these anew',
      );
});
