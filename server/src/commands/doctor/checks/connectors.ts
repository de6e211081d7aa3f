import { examineConnectors } from '#payments';
import { broken, look, ofContent, ok } from '../check.ts';

export const connectors = ofContent('connectors', async (context) => {
  const all = await examineConnectors(context);
  const wrong = all.find(({ problem }) => problem !== undefined);
  if (wrong) {
    return broken(
      `${wrong.code}: ${wrong.problem}`,
      'enter its settings anew with "lowu connectors set"',
    );
  }
  const open = all.filter(({ isEnabled }) => isEnabled).map(({ code }) => code);
  return open.length === 0
    ? look(
        'no way to pay is switched on',
        'set one up with "lowu connectors set" (docs/operating/first-day.md)',
      )
    : ok(`payments by ${open.join(', ')}`);
});
