import { statement } from '#platform/postgres';

/**
 * Files of appeals that are over, and how they were called: their ids say when they came, so no row
 * is looked at early.
 */
export const letAttachmentsLeave = statement(
  'leave disputes.attachment',
  `with due as (
     select f.slot, f.appeal, f.id
     from generate_series(0, 63) s(slot)
     cross join lateral (
       select f.slot, f.appeal, f.id
       from disputes.attachment f join disputes.appeal p on p.slot = f.slot and p.id = f.appeal
       where f.slot = s.slot and f.id < $2::uuid
         and p.state in ('answered', 'withdrawn') and p.changed_at < $1::timestamptz
       order by f.id limit $3) f
     limit $3
   ), called as (
     update disputes.event w
     set details = json_build_object('attachment', w.details ->> 'attachment')
     from due d
     where w.slot = d.slot and w.appeal = d.appeal and w.event = 'attached'
       and w.details ->> 'attachment' = 'atc_' || replace(d.id::text, '-', '')
   )
   delete from disputes.attachment a using due
   where a.slot = due.slot and a.id = due.id`,
);

/**
 * The evidence of appeals that are over, and with it what was said. That something was answered,
 * and what it gave, stays with the books.
 */
export const letEvidenceLeave = statement(
  'leave disputes.evidence',
  `with due as (
     select e.slot, e.appeal, e.seq
     from generate_series(0, 63) s(slot)
     cross join lateral (
       select f.slot, f.appeal, f.seq
       from disputes.evidence f join disputes.appeal p on p.slot = f.slot and p.id = f.appeal
       where f.slot = s.slot and f.appeal < $2::uuid
         and p.state in ('answered', 'withdrawn') and p.changed_at < $1::timestamptz
       order by f.appeal, f.seq limit $3) e
     limit $3
   ), said as (
     update disputes.event w
     set words = null,
       details = case when w.event = 'attached'
         then json_build_object('attachment', w.details ->> 'attachment') else w.details end
     from (select distinct slot, appeal from due) d
     where w.slot = d.slot and w.appeal = d.appeal
       and (w.words is not null or w.details ->> 'name' is not null)
   )
   delete from disputes.evidence e using due
   where e.slot = due.slot and e.appeal = due.appeal and e.seq = due.seq`,
);

/** Where guests were told of appeals that are over. */
export const letEmailsLeave = statement(
  'leave disputes.appeal email',
  `with due as (
     select e.slot, e.id
     from generate_series(0, 63) s(slot)
     cross join lateral (
       select p.slot, p.id from disputes.appeal p
       where p.slot = s.slot and p.id < $2::uuid and p.email is not null
         and p.state in ('answered', 'withdrawn') and p.changed_at < $1::timestamptz
       order by p.id limit $3) e
     limit $3
   )
   update disputes.appeal a set email = null from due where a.slot = due.slot and a.id = due.id`,
);
