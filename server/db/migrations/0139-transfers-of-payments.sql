-- Whoever looks at a payment sees all that it has posted, also between system accounts. Only what
-- payments, their refunds and chargebacks cause is in the index: no voucher, till or bill pays for
-- it.
create index system_transfer_of_payment on ledger.system_transfer (cause)
  where left(cause, 4) in ('top_', 'att_', 'rfd_', 'dsp_');
