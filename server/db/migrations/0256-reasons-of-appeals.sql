-- Why something is given back because of an appeal is the number of the appeal. Before it was that,
-- it was the words that the person was told: they stood in the books, where no erasure reaches
-- them, and in the language of that person before whoever looks. A refund that is not over is sent
-- again as it was, so that its provider takes it for the same.
with given_back as (
  select distinct replace(substr(e.details ->> 'refund', 5), '-', '')::uuid as refund,
    'appeal ' || a.number as reason
  from disputes.event e join disputes.appeal a on a.slot = e.slot and a.id = e.appeal
  where e.event in ('proposed', 'answered') and e.details ->> 'refund' like 'rfd\_%'
), claw_backs as (
  update topups.claw_back c set reason = g.reason
  from given_back g where c.id = g.refund and c.reason <> g.reason
)
update payments.refund r set reason = g.reason
from given_back g
where r.id = g.refund and r.reason <> g.reason and r.state in ('succeeded', 'failed');
