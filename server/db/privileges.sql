-- What the server may do to each table besides reading it. "lowu migrate" runs this file after the
-- migrations: it takes away whatever lowu_app had, grants reading on every table, and then grants
-- what stands here. A table that stands under no "update" and no "delete" is immutable: the server
-- adds rows to it and nobody but the owner of the schema can change one. Nothing is ever truncated.
--
-- Every table stands here once, and a test compares: a new table is immutable or says why not.

-- Written once and never changed: what was moved, proved, asked, promised and done.
grant insert on
  auto_topups.consent,
  auto_topups.event,
  banking.entry,
  banking.taken_day,
  catalog.version,
  charging.usage,
  disputes.alone_goodwill,
  disputes.evidence,
  emergency_credits.repayment,
  fx.rate,
  identity.audit,
  ledger.account,
  ledger.closed_bucket,
  ledger.system_transfer,
  ledger.transfer,
  mandates.collection,
  mandates.event,
  mandates.token,
  payments.notice,
  payments.payment,
  platform.request,
  receipts.by_order,
  receipts.holder,
  receipts.printed,
  receipts.receipt,
  receipts.receipt_number,
  receipts.subject,
  resellers.login,
  reconciliation.bill_part,
  reconciliation.posting,
  sales.payout,
  sales.settled_day,
  subscribers.bar_event,
  subscribers.line_number,
  subscribers.owned_line,
  subscribers.phone_number_event,
  subscribers.validity_grant,
  subscribers.validity_reversal,
  tills.safe_move,
  topups.made,
  topups.made_from,
  topups.terms,
  transparency.leaf,
  transparency.tile
to lowu_app;

-- What was proposed stays; only its decision is added.
grant insert, update (state, decided_by, decided_at) on fx.proposal to lowu_app;

-- Events are told as the bytes that they are; old ones are forgotten. Who is told, where and how it
-- went may change, whose an endpoint is and in which form it is told may not.
grant insert, delete on webhooks.event to lowu_app;
grant insert, update (state, attempts, due_at, tries, ended_at), delete
  on webhooks.delivery to lowu_app;
grant insert, update (url, description, types, secret, secret_before, secret_before_until,
  secrets_before, contact, language, failing_since, rests_until, disabled_at, disabled_why,
  removed_at)
  on webhooks.endpoint to lowu_app;

-- The log grows at its right edge; a key of its own is retired, never taken back.
grant insert, update (size, sealed_until, mark_at, mark_xid, swept_until, halted_at)
  on transparency.log to lowu_app;
-- Of old checkpoints one an hour is kept, with what witnesses signed of it. Where a key was stolen
-- they are signed anew by another.
grant insert, delete, update (note) on transparency.checkpoint to lowu_app;
grant insert, delete on transparency.cosignature to lowu_app;
-- How far a witness has followed.
grant insert, update (size, asked_at, cosigned_at, failure) on transparency.witness to lowu_app;
grant insert, update (hashes) on transparency.edge to lowu_app;
grant insert, update (sealed, retired_at, last_size, sum) on transparency.key to lowu_app;
-- That a log has ended is the owner's to say; it stays as it was.
grant select on transparency.ended_log to lowu_app;
grant select on transparency.ended_tile to lowu_app;

-- Which migrations were applied is the owner's to say.
grant select on platform.migration to lowu_app;

-- What has ended stays ended; of a restore it is said how it was settled.
grant insert on platform.ending to lowu_app;
grant insert, update (settled_at, settled_by, reason, left_open) on platform.restore to lowu_app;

-- Since when openings stand in the log is the owner's to say, once.
grant select on ledger.opening_leaf to lowu_app;

-- That all was backed up is the owner's to say as well.
grant select on platform.backup to lowu_app;

-- That a month of usage has left, and what went with it, is the owner's to say, too.
grant select on charging.detached_month to lowu_app;
grant select on charging.detached_sum to lowu_app;

-- A notice stays as it came; that it waits to be applied is said beside it.
grant insert, delete on payments.waiting_notice to lowu_app;

-- Orders, attempts and refunds move through their states. For whom, how much and for what is fixed
-- when they are made, but where other money came and two people took it for what it is. The expiry
-- of an attempt is changed by the version before this one, which runs beside it for a while.
grant insert, update (state, cash_bucket, bonus_bucket, valid_until, balance_after, receipt,
  credited_at, changed_at, timeline) on topups.topup to lowu_app;
grant insert, update (state, amount, currency, provider_reference, qr_content, evidence, sent_at,
  captured_at, expires_at, given_up_at, ask_at, asked, changed_at) on payments.attempt to lowu_app;
-- What came instead of what was asked is what the best source says of it, until it is decided.
grant insert, update (amount, currency, is_ours, captured_at) on payments.mismatch to lowu_app;
grant insert, update (state, provider_reference, evidence, ask_at, asked, changed_at, succeeded_at,
  by_bank) on payments.refund to lowu_app;

-- A mandate is signed, used, declined and ended. Whose it is, what was agreed to and the limits are
-- fixed when it is asked for.
grant insert, update (state, sealed_token, sealed_grant, label, ends_at, period_from, used_minor,
  used_times, open_attempt, declines, last_decline, rests_until, signed_at, ended_at, ended_by,
  ask_at, asked, changed_at, plan_due, collected_at) on mandates.mandate to lowu_app;
-- What was told ahead stays; that it was told, and which payment it served, is learnt later.
grant insert, update (state, proof, used_by, told_at, opens_at, ends_at) on mandates.advance_notice
  to lowu_app;

-- A rule is what its owner wants now; what was agreed to and when stands in consents and events.
-- What it has ordered ends; for whom, why and how much stays.
grant insert, update (owner, number, state, below_minor, days_left, amount_minor, target_minor,
  monthly_day, monthly_minor, monthly_until, cap_minor, cap_times, mandates, skips_next,
  left_out_at, on_since, paused_why, due_at, told_for, told_times, told_at, expiry_told_for,
  expiry_told_times, expiry_told_at, month_done,
  expiry_done, expiry_back_at, fell_at, interval_minutes, hastened, told_why,
  changed_at)
  on auto_topups.rule to lowu_app;
grant insert, update (state, reason, ended_at) on auto_topups.topup to lowu_app;

-- What somebody wants to be reminded of, and what was told of which thing last.
grant insert, update (days_ahead, switched_off, free_at) on reminders.line to lowu_app;
grant insert, update (at, rests_until), delete on reminders.told to lowu_app;

-- A dispute moves until it is decided, and so does how much of its payment it is; what was disputed
-- stays.
grant insert, update (of_payment, of_currency, fee, state, due_at, asked_at, changed_at)
  on payments.dispute to lowu_app;
-- An answer that was refused is given anew; what was taken stays.
grant insert, update (words, given_by, given_at, state, said, changed_at, hand_in_at)
  on payments.dispute_answer to lowu_app;

-- A review is proposed, refused or approved, and an order that is held again is reviewed again;
-- what was done and by whom is in identity.audit.
grant insert, update (held_at, cause, attempt, caught, is_alone, decision, reason, proposed_by,
  proposed_at, approved_by, approved_at) on topups.review to lowu_app;

-- What no rule looks back at any more is forgotten.

-- What was taken back moves through its states; how much was taken from where is known once it is
-- approved, and of a dispute is more when a refund of the same money has failed.
grant insert, update (price, state, is_whole, taken, owed, written_off, bonus, decided_by,
  changed_at) on topups.claw_back to lowu_app;

-- What a promotion gives is fixed when it is proposed; its budget is leased, taken and given.
grant insert, update (pool, state, decided_by, decided_at) on promotions.promotion to lowu_app;
grant insert, update (leased, taken) on promotions.slice to lowu_app;
grant insert, update (uses, amount) on promotions.person to lowu_app;
grant insert, update (state) on promotions.benefit to lowu_app;

-- A bucket's balance follows its transfers, which the audit compares; an empty one leaves for
-- closed_bucket.
grant insert, update (balance, held, seq), delete on ledger.bucket to lowu_app;
grant insert, update (state, amount, legs, expires_at, closed_at, sum) on ledger.hold to lowu_app;

-- Folding deltas into totals takes them out; the lock alone wants a column that may be changed.
grant insert, update (credit), delete on ledger.system_delta to lowu_app;
grant insert, update (debit, credit) on ledger.system_total to lowu_app;

-- Receipts leave the queue when they have their number; the lock of who gives numbers changes
-- nothing.
grant insert, delete on receipts.awaiting_number to lowu_app;
grant update (is_only) on receipts.numbering to lowu_app;
-- Up to which receipt their orders' numbers were written down.
grant update (indexed_until, mark_at, mark_xid) on receipts.by_order_place to lowu_app;

-- What a person can change, and what follows from grants and events that are kept for ever.
-- A name goes when its owner is forgotten.
grant insert, update (name, language, is_care_mode) on subscribers.subscriber to lowu_app;
grant insert, update (plan, label, valid_until, bars, told_state, look_at, usable_homes)
  on subscribers.line
  to lowu_app;
grant insert, update (days, from_hour) on subscribers.told_ahead to lowu_app;
grant insert, update (line_slot, line, registration, seq, changed_at, released_at)
  on subscribers.phone_number to lowu_app;

-- What was read of a bill can be read again from the bill, which stays. A break moves through its
-- states; what it is about, and what each side said, stays.
grant insert, delete on reconciliation.item to lowu_app;
grant insert, delete on reconciliation.day_sum to lowu_app;
-- A file stays as it came; who asks that it counts is forgotten once another does.
grant insert, update (asked_by) on reconciliation.bill to lowu_app;
grant insert,
  update (state, bill, totals_note, due_at, tries, problem, changed_at, reading, bill_rows,
  given_up_reason, given_up_by, given_up_decided_by)
  on reconciliation.day to lowu_app;
grant insert, update (state, way, reason, proposed_by, decided_by, reopen_reason, reopen_by,
  reopen_decided_by, changed_at)
  on reconciliation.break to lowu_app;
-- What a day is expected to bring may be corrected, and what came counts towards it, also of what
-- was only taken to have come.
grant insert, update (expected, assumed, arrived, payouts, changed_at)
  on reconciliation.batch to lowu_app;
grant insert, update (amount, currency, lacking, from_day, until_day)
  on reconciliation.payout to lowu_app;

-- What becomes of money that was nobody's is decided by two people; to whom it goes back stands
-- with the transfer from then on.
grant insert, update (state, decided_by, decided_at, to_name, to_account)
  on reconciliation.disposal to lowu_app;

-- The statement of a day is asked for until it was taken whole, or two people have given it up.
grant insert, update (due_at, taken_at, problem, has_come, opening, closing, currency, differs,
  differs_again, given_up_at, aside_of, aside_reason, aside_by, aside_decided_by, changed_at)
  on banking.bank_day to lowu_app;

-- What is not known yet is decided by two people, and a transfer moves through its states.
grant insert, update (state, way, attempt, settles, bag, reason, proposed_by, decided_by,
  changed_at) on banking.suspense to lowu_app;
-- A bag of cash is booked by an entry, and open again when the bank takes that back.
grant insert, update (entry, counted, booked_at) on banking.bag to lowu_app;
grant insert, update (amount, entry, booked_at) on banking.awaited to lowu_app;
-- To whom a transfer goes is changed by two people, and never once it has left.
grant insert, update (state, sent_by, changed_at, to_name, to_account, came_back_at, payee_name,
  payee_account, payee_by, payee_decided_by, contested_at) on banking.transfer to lowu_app;

-- An exchange of a cash machine is decided when it comes, and may be reversed; a day is compared
-- until both sides agree.
grant insert, update (business_day, cut_over_by, closed_day, sealed_mac_key, changed_at)
  on acquirers.acquirer to lowu_app;
grant insert, update (state, refusal, topup, approval, business_day, reversed_day, reversed_at)
  on acquirers.exchange to lowu_app;
grant insert, update (sales, sales_value, reversals, reversals_value, is_balanced, said,
  compared_at) on acquirers.day to lowu_app;

-- A kiosk's key and state change, and what it says of itself; a box is counted once, and a claim
-- settled once. What fell into a box stays.
grant insert, update (public_key, enrolled_at, suspended_at) on kiosks.kiosk to lowu_app;
grant insert, update (fingerprint, made_by, expires_at), delete on kiosks.enrolment to lowu_app;
grant insert, update (paper, printer, acceptor, notes_in_box, stored_sales, stuck_sales, version,
  reported_at) on kiosks.health to lowu_app;
grant insert, update (counted_hundreds, counted_five_hundreds, booked, counted_by, counted_at)
  on kiosks.box to lowu_app;
grant insert, update (state, topup, claimed_as, claimed_by, claimed_at) on kiosks.sale to lowu_app;

-- An outlet is written anew under its code, and withdrawn.
grant insert, update (kind, name, address, district, latitude_micro, longitude_micro, hours,
  services, languages, phone, sells_as, changed_at, withdrawn_at) on outlets.outlet to lowu_app;

-- An appeal moves through its states, and its clocks with it; what it is about stays. Its address
-- is erased with the person, and some time after the answer.
grant insert, update (email, state, round, round_at, first_answer_by, first_answered_at, answer_by,
  answered_at, paused_at, paused_ms, watch_at, handler, proposal, outcome, events, changed_at)
  on disputes.appeal to lowu_app;

-- What was said in appeals, and attached to them, is erased with the person who is forgotten; what
-- an answer gave stays in the details of its event, and the audit holds it against the books.
grant insert, update (words, details) on disputes.event to lowu_app;
grant insert, delete on disputes.attachment to lowu_app;

-- A closing moves through its states; whose line and which account it is about stays.
grant insert, update (state, back_minor, decided_by, changed_at) on closings.closing to lowu_app;

-- A reseller's terms, hours and people change; whose it is and which float it sells from stays.
grant insert, update (name, least_minor, most_minor, day_count, day_minor, week_count, week_minor,
  month_count, month_minor, least_float_minor, commission, pays_at_once, changed_at)
  on resellers.tier to lowu_app;
grant insert, update (name, tier, number, language, opens_at, closes_at, latitude_micro,
  longitude_micro, within_metres, chain_day_minor, chain_month_minor, suspended_at)
  on resellers.reseller to lowu_app;
grant insert, update (day, day_count, day_minor, week_count, week_minor, month_count, month_minor)
  on resellers.counter to lowu_app;
grant insert, update (label, closed_at) on resellers.till to lowu_app;
grant insert, update (name, is_supervisor, pin, suspended_at) on resellers.operator to lowu_app;
grant insert, delete on resellers.session to lowu_app;
grant insert on resellers.float_move to lowu_app;
grant insert, update (state, decided_by, decided_at, said_paid_by, paid_at)
  on resellers.issue to lowu_app;
grant insert, update (state, into_account, to_name, to_account, decided_by, decided_at)
  on resellers.recall to lowu_app;
grant insert, update (name, account, recorded_by, agreed_by, usable_from, new_name, new_account,
  proposed_by, proposed_at)
  on resellers.payout_account to lowu_app;

-- A client is suspended or not, and may have to show a certificate; its secrets end, and what has
-- ended goes.
grant insert, update (suspended_at, certificates, certificate_notes) on partners.client to lowu_app;
grant insert, update (ends_at), delete on partners.secret to lowu_app;
grant insert, update (password, totp_sealed, totp_step, dismissed_at) on partners.developer
  to lowu_app;
grant insert, delete on partners.developer_session to lowu_app;
-- An invitation goes in place of the one before to the same address.
grant insert, update (token_hash, id, reseller, developer, made_at, ends_at), delete
  on partners.invitation to lowu_app;
-- Who is to be let in waits for a second person, and goes with the decision.
grant insert, delete on partners.admission to lowu_app;

-- A sale is undone or not; what was sold stays.
grant insert, update (undone_at, undone_by) on sales.sale, sales.voucher_sale to lowu_app;
grant insert, update (state, refusal, topup, due_at, tries, changed_at) on sales.program_order
  to lowu_app;

-- A batch is made or given up; the printer's file is thrown away once the printer has it; a part of
-- a batch is decided about; and a voucher moves through its states, its code and place never.
grant insert, update (state, made_at) on vouchers.batch to lowu_app;
grant insert, delete on vouchers.piece to lowu_app;
grant insert, update (state, decided_by, decided_at) on vouchers.activation to lowu_app;
grant insert, update (state, is_owed, sold_at, reseller, expires_at, topup, receiver, redeemed_at,
  blocked_at, blocked_by, blocked_why) on vouchers.voucher to lowu_app;
grant insert, update (failures, failed_at, locked_until), delete on vouchers.guess to lowu_app;

-- A shift is closed and its difference accepted; what was counted at its beginning stays. What was
-- sold over a counter stays, undone or not.
grant insert, update (name, closed_at) on tills.till to lowu_app;
grant insert, update (count, counted, counted_by, counted_at, booked, reason, agreed_by, agreed_at)
  on tills.vault_count to lowu_app;
grant insert, update (closed_by, closed_at, closing, closing_counted, closing_expected,
  closing_reason, delivered, accepted_by, accepted_at) on tills.shift to lowu_app;
grant insert, update (undone_at, undone_by, undone_shift) on tills.sale to lowu_app;
grant insert, update (undone_at, undone_by, undone_shift) on tills.voucher_sale to lowu_app;

-- A balance action moves through its states; what was asked, by whom and of which bucket stays. One
-- that comes again says when next; what a client may adjust on a day is counted.
grant insert, update (state, said, topup, credited_bucket, refusal, confirmed_at)
  on balance_actions.action to lowu_app;
grant insert, update (periods_left, made, look_at) on balance_actions.standing to lowu_app;
grant insert, update (amount) on balance_actions.adjusted to lowu_app;
grant insert, update (opened_at) on balance_actions.bucket to lowu_app;

-- A SIM is replaced and stays known; a swap is held, and ends once.
grant insert, update (retired_at) on subscribers.sim to lowu_app;
grant insert, update (state, ended_by, ended_why, ended_at) on sims.swap to lowu_app;

-- An import goes on; which file it is stays.
grant insert, update (rows_done, changed_at) on line_imports.import to lowu_app;
-- What was refused names people, and is forgotten after a while.
grant insert, update (written) on line_imports.outcome to lowu_app;

-- An adjustment is decided once; what was proposed stays.
grant insert, update (state, decided_by, decided_at) on adjustments.adjustment to lowu_app;

-- A wish to be forgotten is checked, done or refused; who has asked when stays.
grant insert, update (state, changed_at, checked_by, decided_by, reason)
  on privacy.erasure to lowu_app;

-- A loan is repaid, and grows by what the line has spent and was given back; to whom it was lent
-- stays.
grant insert, update (amount_minor, outstanding_minor, changed_at)
  on emergency_credits.loan to lowu_app;

-- A term is told, renewed or ended; what it is, from when to when and what it cost stays.
grant insert, update (renews, next_plan, state, why, told_at, due_at, changed_at) on packs.term
  to lowu_app;

-- Staff change their passwords, second factors and standing, and are suspended, never removed.
grant insert, update (password, totp_sealed, totp_next_sealed, totp_step, roles, suspended_at)
  on identity.staff to lowu_app;

-- The operator's settings and connectors replace what was set before; who did is in identity.audit.
grant insert, update (value, set_by, set_at) on platform.setting to lowu_app;
grant insert, update (provider, sealed_settings, is_enabled, priority, changed_at)
  on payments.connector to lowu_app;
grant insert, update (answered, unanswered, failing), delete on payments.outcome to lowu_app;
grant insert, update (next_run_at, started_at, finished_at, failure) on platform.schedule
  to lowu_app;

-- Quotes that nobody ordered by, and messages after the time the operator keeps them, are swept.
grant insert, delete on topups.quote to lowu_app;

-- What waits for a bank of ours is gone once it is on its way, or owed no more.
grant insert, delete on topups.stranded_refund to lowu_app;
grant insert, delete,
  update (state, attempts, due_at, sent_at, ended_at, failure, sealed, channel, tried, opened_at)
  on notifications.message to lowu_app;
grant insert, update (slot, id, report, error, seen_at), delete
  on notifications.gateway_message to lowu_app;

-- How people are reached is theirs to change and to take back.
grant insert, update (owner_slot, owner), delete on notifications.receiver to lowu_app;
grant insert, update (
    email, email_confirmed_at, email_failed_at, payments, balance, expiry, packs, zones,
    quiet_from, quiet_until
  ), delete
  on notifications.reach to lowu_app;
grant insert, update (id, address, code_hash, guesses, expires_at), delete
  on notifications.email_check to lowu_app;
grant insert, update (slot, owner, public_key, secret, added_at), delete
  on notifications.push_endpoint to lowu_app;

-- Where a number stands in its dialogue: the state of the moment, one row for each number.
grant insert, update (turn_id, session, turn, begins, said, heard_at, standing, next, answer,
  by_text, due_at) on dialogues.ussd to lowu_app;
grant insert, update (text_id, said, heard_at, is_answered, offered, offered_until, helped_at)
  on dialogues.sms to lowu_app;

-- Who is signed in where, codes, lockouts and limits: the state of the moment, swept when it is
-- over.
grant insert, update (language, is_care_mode, seen_at), delete on identity.device to lowu_app;
grant insert, update (id, subscriber, token_hash, opened_at, seen_at, expires_at), delete
  on identity.session to lowu_app;
grant insert, update (code_hash, subscriber, guesses, expires_at), delete
  on identity.one_time_code to lowu_app;
grant insert, update (seen_at), delete on identity.staff_session to lowu_app;
grant insert, update (failures, failed_at, locked_until), delete on identity.lockout to lowu_app;
grant insert, update (full_at), delete on platform.rate_limit to lowu_app;

-- Sessions of the network and what they count: the state of the moment, swept when it is over. What
-- was used is in charging.usage, until the owner detaches its month.
grant insert, update (opted_in, zone, zone_since, pack_only, daily_limit, told_below,
  topped_up_below, is_awaited, counted_by) on charging.profile to lowu_app;
grant insert, update (notify_uri, state, sequence, groups, counts, heard_at, due_at), delete
  on charging.session to lowu_app;

-- The jobs' library keeps a schema of its own, whose row security is meant for whoever is not its
-- owner.
grant usage on schema graphile_worker to lowu_app;
grant select, insert, update, delete on all tables in schema graphile_worker to lowu_app;
grant usage on all sequences in schema graphile_worker to lowu_app;
grant execute on all functions in schema graphile_worker to lowu_app;

do $$
declare secured regclass;
begin
  for secured in
    select c.oid from pg_class c
    where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
      and not exists (
        select from pg_policy p where p.polrelid = c.oid and 'lowu_app'::regrole = any (p.polroles)
      )
  loop
    execute 'create policy lowu_app on ' || secured || ' to lowu_app using (true)';
  end loop;
end $$;
