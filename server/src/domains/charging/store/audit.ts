import { statement } from '#platform/postgres';

/** Each audit is one statement, so one snapshot: it can run while lines are in use. */
interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

/**
 * Of every use whose record is here: what that says was paid is what its transfers moved, bucket by
 * bucket.
 */
export const auditPaid = statement<Audit>(
  'audit charging paid',
  `with moved as (
     select slot, account as line, cause as use, bucket, unit, sum(amount) as amount
     from ledger.transfer_view where cause like 'use\\_%' and debit_account = 'owner'
       and not exists (
         select from charging.detached_month m
         where recorded_at >= m.from_at and recorded_at < m.until_at
       )
     group by slot, account, cause, bucket, unit
   ), said as (
     select u.slot, u.line, 'use_' || replace(u.id::text, '-', '') as use,
       (p->>'bucket')::bigint as bucket, p->>'unit' as unit, sum((p->>'amount')::bigint) as amount
     from charging.usage u, jsonb_array_elements(u.paid) p
     group by 1, 2, 3, 4, 5
   ), wrong as (
     select use || ' says that bucket ' || bucket || ' paid ' || coalesce(s.amount, 0) || ' '
       || unit || ', and ' || coalesce(m.amount, 0) || ' was taken' as problem
     from said s full join moved m using (slot, line, use, bucket, unit)
     where s.amount is distinct from m.amount
   )
   select (select count(*) from said) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** Units and money that a use was counted for were paid, or are written down as uncollected. */
export const auditCounted = statement<Audit>(
  'audit charging counted',
  `with paid as (
     select u.slot, u.line, u.recorded_at, u.id,
       coalesce(sum((p->>'amount')::bigint) filter (where p->>'unit' = 'HKD'), 0) as money,
       coalesce(sum((p->>'amount')::bigint) filter (where p->>'unit' <> 'HKD'), 0) as units
     from charging.usage u left join jsonb_array_elements(u.paid) p on true
     group by u.slot, u.line, u.recorded_at, u.id
   ), wrong as (
     select 'use ' || u.id || ' costs ' || u.amount_minor || ', of which ' || p.money
       || ' was paid and ' || u.uncollected_minor || ' not' as problem
     from charging.usage u join paid p using (slot, line, recorded_at, id)
     where u.amount_minor <> p.money + u.uncollected_minor
     union all
     select 'use ' || u.id || ' counts ' || u.counted_units || ', of which packs paid ' || p.units
       || ' and money ' || u.money_units
     from charging.usage u join paid p using (slot, line, recorded_at, id)
     where u.counted_units <> p.units + u.money_units
   )
   select (select count(*) from charging.usage) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** No report is counted twice: its parts lie in different parts of the day, one after the other. */
export const auditReports = statement<Audit>(
  'audit charging reports',
  `with parts as (
     select slot, line, session, rating_group, report, service, zone, used_from, used_until,
       lead(used_from) over one_report as next_from, count(*) over one_instant as same
     from charging.usage
     window one_report as (partition by slot, line, session, rating_group, report
         order by used_from, used_until),
       one_instant as (partition by slot, line, session, rating_group, report, used_from)
   ), wrong as (
     select 'report ' || report || ' of group ' || rating_group || ' of session ' || session
       || ' of line ' || line || ' was counted twice' as problem
     from parts where same > 1 or next_from < used_until
   )
   select (select count(*) from parts) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * What a day counts is the sum of its records, which come a day later at the latest. Where these
 * may have left there is nothing to compare.
 */
export const auditDays = statement<Audit>(
  'audit charging days',
  `with recorded as (
     select slot, line, rate,
       date_trunc('day', used_from at time zone 'Asia/Hong_Kong') at time zone 'Asia/Hong_Kong'
         as midnight,
       sum(money_units) as units, sum(amount_minor) as amount
     from charging.usage where rate is not null group by 1, 2, 3, 4
   ), counted as (
     select p.slot, p.line, c->>'rate' as rate, (c->>'units')::numeric as units,
       (c->>'amountMinor')::numeric as amount,
       to_timestamp((c->>'midnightMs')::numeric / 1000) as midnight
     from charging.profile p
     join charging.session s on s.slot = p.slot and s.line = p.line and s.number = p.counted_by,
       json_array_elements(s.counts) c
   ), wrong as (
     select d.line || ' counts ' || d.units || ' units and ' || d.amount || ' at ' || d.rate
       || ', its records ' || coalesce(r.units, 0) || ' and ' || coalesce(r.amount, 0) as problem
     from counted d left join recorded r using (slot, line, rate, midnight)
     where not exists (
         select from charging.detached_month m
         where d.midnight < m.until_at and d.midnight + interval '2 days' > m.from_at
       ) and (d.units, d.amount) is distinct from (coalesce(r.units, 0), coalesce(r.amount, 0))
   )
   select (select count(*) from counted) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/**
 * What is held for use belongs to a quota of an open session, and to one alone. Counted, and not
 * joined: a restored database has no statistics, and without them the join compared each with each
 * (10,000 sessions: more than a minute).
 */
export const auditQuotas = statement<Audit>(
  'audit charging quotas',
  `with quotas as (
     select s.slot, s.line, s.state, hold, 'ses_' || lpad(to_hex(s.number), 16, '0')
       || replace(s.line::text, '-', '') || '/' || (g->>'ratingGroup') as cause
     from charging.session s, json_array_elements(s.groups) g,
       lateral (values (g->>'moneyHold'), (g->>'packHold')) h (hold)
     where hold is not null
   ), held as (
     select slot, account as line, 'hld_' || replace(id::text, '-', '') as hold, cause, amount
     from ledger.hold_view where state = 'open' and cause like 'ses\\_%'
   ), counted as (
     select hold, cause, sum(amount) as held, count(*) - count(amount) as quotas
     from (
       select slot, line, hold, cause, amount from held
       union all
       select slot, line, hold, cause, null from quotas where state = 'open'
     ) each group by slot, line, hold, cause
   ), wrong as (
     select hold || ' holds ' || held || ' for ' || cause || ', which has ' || quotas
       || ' such quotas' as problem
     from counted where held is not null and quotas <> 1
     union all
     select q.cause || ' is over and keeps ' || q.hold from quotas q where q.state <> 'open'
   )
   select (select count(*) from held) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** What the records that have left said was paid is what the transfers of their months moved. */
export const auditDetached = statement<Audit>(
  'audit charging detached',
  `with moved as (
     select m.month, t.slot, t.unit, t.credit_account as system_account, sum(t.amount) as amount,
       count(*) as movements
     from charging.detached_month m
     join ledger.transfer_view t on t.recorded_at >= m.from_at and t.recorded_at < m.until_at
     where t.cause like 'use\\_%' and t.debit_account = 'owner'
     group by 1, 2, 3, 4
   ), wrong as (
     select month || ', ' || system_account || ' in slot ' || slot || ': what left says '
       || coalesce(s.amount, 0) || ' ' || unit || ' by ' || coalesce(s.movements, 0)
       || ' payments, the transfers ' || coalesce(m.amount, 0) || ' by ' || coalesce(m.movements, 0)
       as problem
     from charging.detached_sum s full join moved m using (month, slot, unit, system_account)
     where (s.amount, s.movements) is distinct from (m.amount, m.movements)
   )
   select (select count(*) from charging.detached_sum) as checked,
     array(select problem from wrong limit 20) as problems`,
);
