import { changed, eachWay, gone, idIn, type Spoils, twice } from '#test/spoils';

const usage = 'charging.usage';
const use = { where: `service = 'data' and amount_minor > 0`, names: idIn('use') };
const plain = { ...use, names: `'use ' || id` };
const moved = {
  where: `cause in (select 'use_' || replace(id::text, '-', '') from charging.usage)`,
  names: 'cause',
  said: 'what a use took',
};
const detached = {
  where: `cause like 'use\\_%' and exists (select from charging.detached_month m
    where recorded_at >= m.from_at and recorded_at < m.until_at)`,
  names: 'system_account',
  said: 'what a use of a month that has left took',
};
const days = 'charging.days';
const counted = 'charging.counted';
const open = { where: `state = 'open'`, names: `'for ses_'` };
const hold = { where: `state = 'open' and cause like 'ses\\_%'`, names: idIn('hld') };

/** The session with the latest day counts of its line, and the latest of these one more. */
const counting = {
  where: `(slot, line, number) in (
      select slot, line, counted_by from charging.profile where counted_by is not null
    ) and json_array_length(counts) > 0`,
  names: 'line::text',
};
const oneMore = (name: string): string =>
  `counts = jsonb_set(counts::jsonb, '{-1,${name}}',
     to_jsonb(((counts#>>'{-1,${name}}')::bigint + 1)::text))::json`;

export const chargingSpoils: Spoils = {
  'charging.paid': [
    ...eachWay('ledger.transfer', 'amount', moved),
    [
      'a record that says a cent more was paid',
      changed(
        usage,
        `paid = jsonb_set(paid, '{0,amount}',
           to_jsonb(((paid #>> '{0,amount}')::bigint + 1)::text))`,
        use,
      ),
      counted,
    ],
    ['a record that is gone', gone(usage, use), days],
    ['a record of another line', changed(usage, 'line = gen_random_uuid()', use), days],
  ],
  'charging.counted': [
    [
      'a cent more that was not paid',
      changed(usage, 'uncollected_minor = uncollected_minor + 1', plain),
    ],
    ['a unit more', changed(usage, 'counted_units = counted_units + 1', plain)],
    ['a cost of a cent more', changed(usage, 'amount_minor = amount_minor + 1', plain), days],
    ['a unit more that money paid', changed(usage, 'money_units = money_units + 1', plain), days],
  ],
  'charging.reports': [
    [
      'a report whose record is there again',
      `insert into charging.usage
       select (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(),
         'paid', '[]'::jsonb,
         'amount_minor', 0, 'uncollected_minor', 0, 'counted_units', 0, 'money_units', 0))).*
       from charging.usage u limit 1 returning 'session ' || session`,
    ],
  ],
  'charging.days': [
    ['a unit more', changed('charging.session', oneMore('units'), counting)],
    ['a cent more', changed('charging.session', oneMore('amountMinor'), counting)],
  ],
  'charging.quotas': [
    ['a session that is gone', gone('charging.session', open)],
    ['a session twice', twice('charging.session', open)],
    [
      'a session that says it is over',
      changed('charging.session', `state = 'closed'`, {
        ...open,
        names: `' is over and keeps hld_'`,
      }),
    ],
    ['a hold of no session', changed('ledger.hold', `cause = cause || '0'`, hold)],
  ],
  'charging.detached': [
    ...eachWay('charging.detached_sum', 'amount', { names: 'system_account' }).slice(0, 2),
    [
      'one payment more',
      changed('charging.detached_sum', 'movements = movements + 1', { names: 'system_account' }),
    ],
    ...eachWay('ledger.transfer', 'amount', detached),
  ],
};
