import { statement } from '#platform/postgres';

/** Each audit is one statement, so one snapshot. */
interface Audit {
  readonly checked: bigint;
  readonly problems: string[];
}

export const auditValidity = statement<Audit>(
  'audit subscribers validity',
  `with granted as (
     select g.slot, g.line, max(g.valid_until) as valid_until
     from subscribers.validity_grant g
     left join subscribers.validity_reversal v
       on v.slot = g.slot and v.line = g.line and v.cause = g.cause
     where v.cause is null
     group by g.slot, g.line
   ), wrong as (
     select coalesce(l.id, g.line) || ' is valid until ' || coalesce(l.valid_until::text, 'never')
       || ', its grants say ' || coalesce(g.valid_until::text, 'never') as problem
     from subscribers.line l full join granted g on g.slot = l.slot and g.line = l.id
     where l.id is null or l.valid_until is distinct from g.valid_until
   )
   select (select count(*) from subscribers.line) as checked,
     array(select problem from wrong limit 20) as problems`,
);

export const auditNumbers = statement<Audit>(
  'audit subscribers numbers',
  `with newest as (
     select distinct on (number) number, line, registration, seq, count(*) over all_of_it as events
     from subscribers.phone_number_event
     window all_of_it as (partition by number)
     order by number, seq desc
   ), wrong as (
     select p.number || ' is of line ' || p.line || ', which does not know it' as problem
     from subscribers.phone_number p
     left join subscribers.line_number n on n.number = p.number and n.line = p.line
     where n.number is null or p.line_slot <> n.slot
     union all
     select n.number || ' stands at line ' || n.line || ' and was never its number'
     from subscribers.line_number n
     where not exists (
       select from subscribers.phone_number p
       join subscribers.phone_number_event e on e.number = p.number
       where p.number = n.number and e.line = n.line
     )
     union all
     select p.number || ' is ' || p.registration || ' at ' || p.seq || ', its history says '
       || coalesce(e.registration || ' at ' || e.seq || ' of ' || e.events, 'nothing')
     from subscribers.phone_number p left join newest e on e.number = p.number
     where (e.line, e.registration, e.seq, e.events)
       is distinct from (p.line, p.registration, p.seq, p.seq)
     union all
     select p.number || ' is ' || p.registration || ', and its line serves it as '
       || case when p.registration = 'registered' then 'unusable' else 'usable' end
     from subscribers.phone_number p
     join subscribers.line l on l.slot = p.line_slot and l.id = p.line
     where p.released_at is null and (p.registration = 'registered')
       <> (l.usable_homes & case p.home when 'HK' then 1 else 2 end <> 0)
   )
   select (select count(*) from subscribers.phone_number) as checked,
     array(select problem from wrong limit 20) as problems`,
);

/** A line's account is one of a line, and owes nothing: the product agrees to no debt on cash. */
export const auditAccounts = statement<Audit>(
  'audit subscribers accounts',
  `with wrong as (
     select l.id || ' has no account of a line in HKD without a debt' as problem
     from subscribers.line l left join ledger.open_bucket_view b
       on b.slot = l.slot and b.account = l.id and b.number = 0
     where (b.kind, b.unit, b.floor) is distinct from ('line', 'HKD', 0)
   )
   select (select count(*) from subscribers.line) as checked,
     array(select problem from wrong limit 20) as problems`,
);
