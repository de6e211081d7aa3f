import { examineConnectors } from '#payments';
import { broken, look, ofContent, ok } from '../check.ts';

export const connectors = ofContent('connectors', async (context) => {
  const all = await examineConnectors(context);
  const wrong = all.find(({ problem }) => problem !== undefined);
  if (wrong) {
    return broken(`${wrong.code}: ${wrong.problem}`, 'enter its settings anew');
  }
  const open = all.filter(({ isEnabled }) => isEnabled).map(({ code }) => code);
  return open.length === 0
    ? look('no way to pay is switched on', 'set up a connector (docs/operating)')
    : ok(`payments by ${open.join(', ')}`);
});
