import { listStoredSettings } from '#platform/stored-settings';
import { allSettings } from '../../../settings.ts';
import { look, ofContent, ok } from '../check.ts';

/**
 * A value that cannot be used, or a name that nothing reads, is passed over in silence otherwise.
 */
export const settings = ofContent('settings', async (context, { environment }) => {
  const known = new Map(allSettings.map((setting) => [setting.name, setting]));
  const given = { ...(await listStoredSettings(context.db)), ...environment.fixedSettings };
  const problems = Object.entries(given).flatMap(([name, value]) => {
    const setting = known.get(name);
    if (!setting) return [`there is no setting ${name}`];
    const problem = setting.problem(value);
    return problem === undefined ? [] : [`${name} ${problem}; the default is used`];
  });
  return problems.length === 0
    ? ok(`${Object.keys(given).length} of ${known.size} differ from their defaults`)
    : look(problems.join('; '), 'see docs/operating/settings.md');
});
