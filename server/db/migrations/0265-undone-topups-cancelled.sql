-- Top-ups by TMF654 whose sale was taken back by REST or by staff stayed completed before they were
-- cancelled in the same commit. These few are cancelled now, as of when they were undone.
update balance_actions.action a
set state = 'cancelled', topup = coalesce(a.topup, s.topup), confirmed_at = s.undone_at
from sales.sale s
where s.undone_at is not null and s.client_reference = 'bal_' || replace(a.id::text, '-', '')
  and s.reseller = a.reseller and a.kind = 'topup' and not a.is_standing
  and a.state in ('created', 'completed');
