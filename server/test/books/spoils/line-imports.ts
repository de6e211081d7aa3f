import { changed, gone, type Spoils, twice } from '#test/spoils';

const outcome = 'line_imports.outcome';
const row = { names: 'import::text' };
const became = { where: 'line is not null', ...row };
const money = { where: `system_account = 'brought_in'`, names: 'cause' };

export const lineImportSpoils: Spoils = {
  'line_imports.rows': [
    ['a row that is gone', gone(outcome, { where: 'refusal is not null', ...row })],
    ['a row twice', twice(outcome, { where: 'refusal is not null', ...row })],
    ['a row of another import', changed(outcome, 'import = gen_random_uuid()', became)],
    [
      'a row more that was looked at',
      changed('line_imports.import', 'rows_done = rows_done + 1', { names: 'id::text' }),
    ],
    [
      'an import that is gone',
      gone('line_imports.import', { where: 'rows_done > 0', names: 'id::text' }),
    ],
    [
      'a line that another row brought in, too',
      changed(
        outcome,
        `line = (select o.line from line_imports.outcome o where o.line <> outcome.line limit 1)`,
        { where: 'line is not null', names: `'lin_' || replace(line::text, '-', '')` },
      ),
    ],
    [
      'money of a line that no import brought in',
      changed('ledger.transfer', `cause = cause || '0'`, money),
    ],
    [
      'a line that says it was refused',
      changed(outcome, `line = null, refusal = 'plan_unknown', written = ''`, {
        where: 'line is not null',
        names: `'was brought in by no import'`,
      }),
    ],
  ],
};
