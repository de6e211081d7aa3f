-- What the migrations make. Written by "npm run schema"; a test compares.

create table acquirers.acquirer (
  code text not null,
  id uuid not null,
  business_day date not null,
  changed_at timestamp with time zone not null,
  sealed_mac_key text,
  cut_over_by text,
  closed_day date,
  UNIQUE (id),
  PRIMARY KEY (code)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of business_day, changed_at, sealed_mac_key, cut_over_by, closed_day to lowu_app

create table acquirers.day (
  acquirer text not null,
  day date not null,
  sales bigint not null,
  sales_value bigint not null,
  reversals bigint not null,
  reversals_value bigint not null,
  is_balanced boolean not null,
  said json not null,
  compared_at timestamp with time zone not null,
  PRIMARY KEY (acquirer, day)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of sales, sales_value, reversals, reversals_value, is_balanced, said, compared_at to lowu_app

create table acquirers.exchange (
  slot smallint not null,
  key uuid not null,
  acquirer text not null,
  terminal text not null,
  state text not null,
  number text,
  value bigint not null,
  refusal text,
  topup uuid,
  approval text,
  business_day date not null,
  decided_at timestamp with time zone not null,
  reversed_day date,
  reversed_at timestamp with time zone,
  PRIMARY KEY (slot, key),
  CHECK (
CASE
    WHEN (state = ANY (ARRAY['sold'::text, 'owed'::text])) THEN (reversed_at IS NULL)
    WHEN (state = 'refused'::text) THEN true
    ELSE (reversed_at IS NOT NULL)
END),
  CHECK (((number IS NULL) = (state = 'reversed_before'::text))),
  CHECK (((refusal IS NOT NULL) = (state = ANY (ARRAY['refused'::text, 'owed'::text])))),
  CHECK (((reversed_at IS NULL) = (reversed_day IS NULL))),
  CHECK (((topup IS NOT NULL) = (state = ANY (ARRAY['sold'::text, 'reversed'::text])))),
  CHECK (((topup IS NULL) = (approval IS NULL))),
  CHECK ((state = ANY (ARRAY['sold'::text, 'refused'::text, 'owed'::text, 'reversed'::text, 'reversed_before'::text])))
);
CREATE INDEX exchange_day ON acquirers.exchange USING btree (acquirer, business_day) INCLUDE (value, state, reversed_day);
CREATE INDEX exchange_owed ON acquirers.exchange USING btree (decided_at) WHERE (state = 'owed'::text);
CREATE INDEX exchange_reversed ON acquirers.exchange USING btree (acquirer, reversed_day) INCLUDE (value) WHERE (reversed_day IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, refusal, topup, approval, business_day, reversed_day, reversed_at to lowu_app

create table adjustments.adjustment (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  reason text not null,
  amount bigint not null,
  note text not null,
  state text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  CHECK (((state = 'proposed'::text) = (decided_by IS NULL))),
  CHECK ((amount > 0)),
  CHECK ((decided_by <> proposed_by)),
  CHECK ((note <> ''::text)),
  CHECK ((reason = ANY (ARRAY['wrong_charge'::text, 'courtesy'::text, 'wrong_credit'::text, 'uncollectable'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'done'::text, 'refused'::text])))
);
CREATE INDEX adjustment_line ON adjustments.adjustment USING btree (slot, line, proposed_at DESC);
CREATE INDEX adjustment_waiting ON adjustments.adjustment USING btree (proposed_at) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX adjustment_open ON adjustments.adjustment USING btree (slot, line) WHERE (state = 'proposed'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, decided_by, decided_at to lowu_app

create table auto_topups.consent (
  slot smallint not null,
  line uuid not null,
  at timestamp with time zone not null,
  owner text not null,
  version text not null,
  language text not null,
  said text not null
);
CREATE INDEX consent_line ON auto_topups.consent USING btree (slot, line, at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table auto_topups.event (
  slot smallint not null,
  line uuid not null,
  at timestamp with time zone not null,
  event text not null,
  cause text,
  reason text,
  value_minor bigint,
  topup uuid,
  CHECK ((event = ANY (ARRAY['turned_on'::text, 'changed'::text, 'turned_off'::text, 'ordered'::text, 'charged'::text, 'declined'::text, 'called_off'::text, 'skipped'::text, 'refused'::text, 'paused'::text, 'resumed'::text, 'told_ahead'::text])))
);
CREATE INDEX event_line ON auto_topups.event USING btree (slot, line, at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table auto_topups.rule (
  slot smallint not null,
  line uuid not null,
  owner text not null,
  number text not null,
  state text not null,
  below_minor bigint,
  days_left smallint,
  amount_minor bigint,
  target_minor bigint,
  monthly_day smallint,
  monthly_minor bigint,
  monthly_until date,
  cap_minor bigint not null,
  cap_times smallint not null,
  mandates text[] not null,
  skips_next boolean not null,
  on_since timestamp with time zone not null,
  paused_why text,
  due_at timestamp with time zone,
  told_for date,
  told_times smallint not null,
  told_at timestamp with time zone,
  month_done text,
  expiry_done date,
  changed_at timestamp with time zone not null,
  hastened integer not null default 0,
  told_why text,
  expiry_told_for date,
  expiry_told_times smallint not null default 0,
  expiry_told_at timestamp with time zone,
  expiry_back_at timestamp with time zone,
  left_out_at timestamp with time zone,
  fell_at timestamp with time zone,
  interval_minutes integer,
  PRIMARY KEY (slot, line),
  CHECK ((((below_minor IS NULL) AND (days_left IS NULL)) OR (amount_minor IS NOT NULL))),
  CHECK (((days_left >= 1) AND (days_left <= 60))),
  CHECK (((monthly_day >= 1) AND (monthly_day <= 28))),
  CHECK (((monthly_day IS NULL) = (monthly_minor IS NULL))),
  CHECK (((state <> 'paused'::text) OR (paused_why IS NOT NULL))),
  CHECK (((state = 'on'::text) OR (due_at IS NULL))),
  CHECK ((amount_minor > 0)),
  CHECK ((below_minor > 0)),
  CHECK ((cap_minor > 0)),
  CHECK ((cap_times > 0)),
  CHECK ((monthly_minor > 0)),
  CHECK ((state = ANY (ARRAY['on'::text, 'paused'::text, 'off'::text]))),
  CHECK ((target_minor > 0))
);
CREATE INDEX rule_due ON auto_topups.rule USING btree (slot, due_at) WHERE (due_at IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of owner, number, state, below_minor, days_left, amount_minor, target_minor, monthly_day, monthly_minor, monthly_until, cap_minor, cap_times, mandates, skips_next, on_since, paused_why, due_at, told_for, told_times, told_at, month_done, expiry_done, changed_at, hastened, told_why, expiry_told_for, expiry_told_times, expiry_told_at, expiry_back_at, left_out_at, fell_at, interval_minutes to lowu_app

create table auto_topups.topup (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  cause text not null,
  round_at timestamp with time zone not null,
  mandate text not null,
  value_minor bigint not null,
  state text not null,
  reason text,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  below_minor bigint,
  cap_minor bigint,
  PRIMARY KEY (slot, id),
  CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  CHECK ((cause = ANY (ARRAY['below'::text, 'expiry'::text, 'monthly'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'charged'::text, 'declined'::text]))),
  CHECK ((value_minor > 0))
);
CREATE INDEX topup_line ON auto_topups.topup USING btree (slot, line, opened_at);
CREATE UNIQUE INDEX topup_open ON auto_topups.topup USING btree (slot, line) WHERE (state = 'open'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, reason, ended_at to lowu_app

create table balance_actions.action (
  slot smallint not null,
  id uuid not null,
  kind text not null,
  reseller uuid not null,
  client uuid not null,
  account uuid not null,
  bucket bigint not null,
  receiver uuid,
  receiver_bucket bigint,
  unit text not null,
  amount bigint not null,
  state text not null,
  said jsonb not null,
  topup uuid,
  hold uuid,
  credited_bucket bigint,
  refusal jsonb,
  parent uuid,
  is_standing boolean not null default false,
  is_keyed boolean not null default false,
  requested_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  ends_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((amount > 0) OR (kind = 'adjust'::text))),
  CHECK (((kind = 'transfer'::text) = (receiver IS NOT NULL))),
  CHECK ((amount <> 0)),
  CHECK ((kind = ANY (ARRAY['topup'::text, 'adjust'::text, 'transfer'::text, 'reserve'::text]))),
  CHECK ((state = ANY (ARRAY['created'::text, 'completed'::text, 'cancelled'::text, 'failed'::text]))),
  CHECK ((unit = ANY (ARRAY['HKD'::text, 'CNY'::text, 'BYTE'::text, 'SECOND'::text, 'MESSAGE'::text])))
);
CREATE INDEX action_account ON balance_actions.action USING btree (account, slot, requested_at, id);
CREATE INDEX action_open ON balance_actions.action USING btree (requested_at) WHERE ((state = 'created'::text) AND (kind = 'topup'::text) AND (NOT is_standing));
CREATE INDEX action_requested ON balance_actions.action USING btree ((requested_at AT TIME ZONE 'UTC'::text), id);
CREATE INDEX action_reseller ON balance_actions.action USING btree (reseller, requested_at, id);
CREATE INDEX action_reserved ON balance_actions.action USING btree (ends_at) WHERE ((state = 'created'::text) AND (kind = 'reserve'::text));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, said, topup, credited_bucket, refusal, confirmed_at to lowu_app

create table balance_actions.adjusted (
  slot smallint not null,
  client uuid not null,
  day date not null,
  unit text not null,
  amount bigint not null,
  PRIMARY KEY (slot, client, day, unit),
  CHECK ((amount >= 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of amount to lowu_app

create table balance_actions.bucket (
  slot smallint not null,
  account uuid not null,
  number bigint not null,
  unit text not null,
  name text not null,
  client uuid not null,
  expires_at timestamp with time zone,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  PRIMARY KEY (slot, account, number),
  CHECK ((unit = ANY (ARRAY['HKD'::text, 'BYTE'::text, 'SECOND'::text, 'MESSAGE'::text])))
);
CREATE INDEX bucket_awaited ON balance_actions.bucket USING btree (slot, account) WHERE (opened_at IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of opened_at to lowu_app

create table balance_actions.standing (
  slot smallint not null,
  action uuid not null,
  period text,
  periods_left integer,
  threshold bigint,
  cap bigint,
  rest_minutes integer,
  starts_at timestamp with time zone not null,
  made integer not null,
  look_at timestamp with time zone,
  PRIMARY KEY (slot, action),
  CHECK (((period IS NULL) <> (threshold IS NULL))),
  CHECK ((cap > 0)),
  CHECK ((made >= 0)),
  CHECK ((period = ANY (ARRAY['weekly'::text, 'fortnightly'::text, 'monthly'::text]))),
  CHECK ((periods_left >= 0)),
  CHECK ((rest_minutes > 0)),
  CHECK ((threshold > 0))
);
CREATE INDEX standing_due ON balance_actions.standing USING btree (look_at);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of periods_left, made, look_at to lowu_app

create table banking.awaited (
  cause text not null,
  known_by text not null,
  account text not null,
  amount bigint not null,
  expected_at timestamp with time zone not null,
  entry uuid,
  booked_at timestamp with time zone,
  UNIQUE (entry),
  PRIMARY KEY (cause),
  FOREIGN KEY (entry) REFERENCES banking.entry(id),
  CHECK (((entry IS NULL) = (booked_at IS NULL))),
  CHECK ((account = 'clearing:floats'::text)),
  CHECK ((amount >= 0)),
  CHECK ((length(known_by) >= 5))
);
CREATE INDEX awaited_open ON banking.awaited USING btree (amount) WHERE (entry IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of amount, entry, booked_at to lowu_app

create table banking.bag (
  id uuid not null,
  number text not null,
  known_by text not null,
  account text not null,
  direction text not null,
  amount bigint not null,
  cause text not null,
  expected_at timestamp with time zone not null,
  entry uuid,
  counted bigint,
  booked_at timestamp with time zone,
  UNIQUE (cause),
  UNIQUE (entry),
  PRIMARY KEY (id),
  FOREIGN KEY (entry) REFERENCES banking.entry(id),
  CHECK ((account = ANY (ARRAY['clearing:cash_transport'::text, 'clearing:cash_deposits'::text]))),
  CHECK ((amount > 0)),
  CHECK ((counted > 0)),
  CHECK ((direction = ANY (ARRAY['to_bank'::text, 'from_bank'::text]))),
  CHECK ((num_nulls(entry, counted, booked_at) = ANY (ARRAY[0, 3])))
);
CREATE INDEX bag_counted ON banking.bag USING btree (counted) WHERE (entry IS NOT NULL);
CREATE INDEX bag_differs ON banking.bag USING btree (booked_at) WHERE (counted <> amount);
CREATE INDEX bag_open ON banking.bag USING btree (expected_at, id) WHERE (entry IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of entry, counted, booked_at to lowu_app

create table banking.bank_day (
  account text not null,
  day date not null,
  due_at timestamp with time zone,
  taken_at timestamp with time zone,
  problem text,
  has_come boolean not null default false,
  opening bigint,
  closing bigint,
  currency text,
  differs text,
  changed_at timestamp with time zone not null,
  given_up_at timestamp with time zone,
  differs_again text,
  aside_of text,
  aside_reason text,
  aside_by text,
  aside_decided_by text,
  PRIMARY KEY (account, day),
  CHECK (((aside_decided_by IS NULL) OR ((aside_by IS NOT NULL) AND (aside_decided_by <> aside_by)))),
  CHECK (((due_at IS NULL) = ((taken_at IS NOT NULL) OR (given_up_at IS NOT NULL)))) NOT VALID,
  CHECK (((length(aside_reason) >= 1) AND (length(aside_reason) <= 500))),
  CHECK (((taken_at IS NULL) OR (problem IS NULL))),
  CHECK ((num_nulls(aside_of, aside_reason, aside_by) = ANY (ARRAY[0, 3])))
);
CREATE INDEX bank_day_differs ON banking.bank_day USING btree (day) WHERE ((differs IS NOT NULL) OR (differs_again IS NOT NULL));
CREATE INDEX bank_day_of_all ON banking.bank_day USING btree (day, account);
CREATE INDEX bank_day_open ON banking.bank_day USING btree (account, day) WHERE (taken_at IS NULL);
CREATE INDEX bank_day_open_of_all ON banking.bank_day USING btree (day, account) WHERE ((taken_at IS NULL) AND (day IS NOT NULL));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of due_at, taken_at, problem, has_come, opening, closing, currency, differs, changed_at, given_up_at, differs_again, aside_of, aside_reason, aside_by, aside_decided_by to lowu_app

create table banking.entry (
  id uuid not null,
  connector text not null,
  account text not null,
  bank_reference text not null,
  amount bigint not null,
  currency text not null,
  booked_at timestamp with time zone not null,
  is_reversal boolean not null,
  reference text not null,
  remittance text not null,
  counterparty text not null,
  counterparty_account text not null,
  instructed_amount bigint,
  instructed_currency text,
  taken_for text not null,
  subject text,
  noted_at timestamp with time zone not null,
  UNIQUE (account, bank_reference),
  PRIMARY KEY (id),
  CHECK (((subject IS NULL) = (taken_for = 'unmatched'::text))),
  CHECK ((amount <> 0)),
  CHECK ((currency = ANY (ARRAY['HKD'::text, 'CNY'::text]))),
  CHECK ((taken_for = ANY (ARRAY['payment'::text, 'payout'::text, 'transfer'::text, 'bag'::text, 'awaited'::text, 'reversal'::text, 'unmatched'::text])))
);
CREATE INDEX entry_booked ON banking.entry USING btree (booked_at);
CREATE INDEX entry_named ON banking.entry USING btree (booked_at) WHERE ((counterparty <> ''::text) OR (counterparty_account <> ''::text) OR (remittance <> ''::text));
CREATE INDEX entry_of_account ON banking.entry USING btree (account, booked_at);
CREATE INDEX entry_subject ON banking.entry USING btree (taken_for, subject) WHERE (subject IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app

create table banking.suspense (
  entry uuid not null,
  why text not null,
  state text not null,
  way text,
  attempt text,
  reason text,
  proposed_by text,
  decided_by text,
  changed_at timestamp with time zone not null,
  settles text,
  bag uuid,
  PRIMARY KEY (entry),
  FOREIGN KEY (bag) REFERENCES banking.bag(id),
  FOREIGN KEY (entry) REFERENCES banking.entry(id),
  CHECK (((NOT (way IS DISTINCT FROM 'to_bag'::text)) = (bag IS NOT NULL))),
  CHECK (((NOT (way IS DISTINCT FROM 'to_order'::text)) = (attempt IS NOT NULL))),
  CHECK (((NOT (way IS DISTINCT FROM 'to_payout'::text)) = (settles IS NOT NULL))),
  CHECK (((decided_by IS NULL) OR ((proposed_by IS NOT NULL) AND (decided_by <> proposed_by)))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK (((state = 'open'::text) OR (way IS NOT NULL) OR (decided_by IS NULL))),
  CHECK ((num_nulls(way, reason, proposed_by) = ANY (ARRAY[0, 3]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'resolved'::text]))),
  CHECK ((way = ANY (ARRAY['to_order'::text, 'to_payout'::text, 'to_bag'::text, 'give_back'::text, 'write_off'::text]))),
  CHECK ((why = ANY (ARRAY['no_reference'::text, 'unknown_reference'::text, 'paid_twice'::text, 'debit'::text, 'bag_twice'::text, 'bag_differs'::text, 'back_twice'::text])))
);
CREATE INDEX suspense_attempt ON banking.suspense USING btree (attempt) WHERE (attempt IS NOT NULL);
CREATE INDEX suspense_bag ON banking.suspense USING btree (bag) WHERE (bag IS NOT NULL);
CREATE INDEX suspense_left ON banking.suspense USING btree (entry) WHERE ((state <> 'resolved'::text) OR (way = 'give_back'::text));
CREATE INDEX suspense_open ON banking.suspense USING btree (entry) WHERE (state <> 'resolved'::text);
CREATE INDEX suspense_settles ON banking.suspense USING btree (settles) WHERE (settles IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, way, attempt, reason, proposed_by, decided_by, changed_at, settles, bag to lowu_app

create table banking.taken_day (
  account text not null,
  day date not null,
  taken_at timestamp with time zone not null,
  PRIMARY KEY (account, day)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table banking.transfer (
  id uuid not null,
  kind text not null,
  cause text not null,
  connector text not null,
  amount bigint not null,
  currency text not null,
  to_name text not null,
  to_account text not null,
  reference text not null,
  state text not null,
  sent_by text,
  made_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  about text,
  came_back_at timestamp with time zone,
  payee_name text,
  payee_account text,
  payee_by text,
  payee_decided_by text,
  contested_at timestamp with time zone,
  UNIQUE (cause),
  UNIQUE (reference),
  PRIMARY KEY (id),
  CHECK (((payee_decided_by IS DISTINCT FROM payee_by) OR (payee_by IS NULL))),
  CHECK ((amount > 0)),
  CHECK ((currency = ANY (ARRAY['HKD'::text, 'CNY'::text]))),
  CHECK ((kind = ANY (ARRAY['refund'::text, 'failed_refund'::text, 'give_back'::text, 'closing'::text, 'float_payout'::text]))),
  CHECK ((state = ANY (ARRAY['to_send'::text, 'sent'::text, 'done'::text, 'withdrawn'::text])))
);
CREATE INDEX transfer_contested ON banking.transfer USING btree (contested_at) WHERE (contested_at IS NOT NULL);
CREATE INDEX transfer_named ON banking.transfer USING btree (made_at) WHERE ((state = 'done'::text) AND ((to_name <> ''::text) OR (to_account <> ''::text)));
CREATE INDEX transfer_open ON banking.transfer USING btree (made_at, id) WHERE ((state = ANY (ARRAY['to_send'::text, 'sent'::text])) OR (contested_at IS NOT NULL));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of to_name, to_account, state, sent_by, changed_at, came_back_at, payee_name, payee_account, payee_by, payee_decided_by, contested_at to lowu_app

create table catalog.version (
  number bigint not null,
  valid_from timestamp with time zone not null,
  sha256 bytea not null,
  document jsonb not null,
  loaded_at timestamp with time zone not null,
  loaded_by text not null,
  PRIMARY KEY (number),
  CHECK ((length(sha256) = 32)),
  CHECK ((number > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table charging.detached_month (
  month text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  records bigint not null,
  detached_at timestamp with time zone not null,
  archive_sha256 bytea,
  PRIMARY KEY (month),
  CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  CHECK ((records >= 0)),
  CHECK ((until_at > from_at))
);
-- grant select to lowu_app

create table charging.detached_sum (
  month text not null,
  slot smallint not null,
  unit text not null,
  system_account text not null,
  amount numeric not null,
  movements bigint not null,
  PRIMARY KEY (month, slot, unit, system_account)
);
-- grant select to lowu_app

create table charging.profile (
  slot smallint not null,
  line uuid not null,
  opted_in smallint not null,
  zone text,
  zone_since timestamp with time zone,
  pack_only smallint not null default 0,
  daily_limit bigint,
  told_below bigint[],
  topped_up_below bigint,
  is_awaited boolean not null default false,
  counted_by bigint,
  PRIMARY KEY (slot, line),
  CHECK (((opted_in >= 0) AND (opted_in <= 15))),
  CHECK (((pack_only >= 0) AND (pack_only <= 15))),
  CHECK (((zone IS NULL) = (zone_since IS NULL))),
  CHECK ((daily_limit > 0)),
  CHECK ((zone = ANY (ARRAY['HK'::text, 'CN'::text, 'MO'::text, 'ROW'::text])))
) with (fillfactor=80);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of opted_in, zone, zone_since, pack_only, daily_limit, told_below, topped_up_below, is_awaited, counted_by to lowu_app

create table charging.session (
  slot smallint not null,
  line uuid not null,
  number bigint not null,
  consumer text not null,
  charging_id text not null,
  notify_uri text,
  state text not null,
  sequence bigint not null,
  groups json not null,
  opened_at timestamp with time zone not null,
  heard_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  counts json not null default '[]'::json,
  PRIMARY KEY (slot, line, number),
  CHECK ((number > 0)),
  CHECK ((sequence >= 0)),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'lapsed'::text])))
) with (fillfactor=50, autovacuum_vacuum_scale_factor=0.02);
CREATE INDEX session_due ON charging.session USING btree (due_at, slot);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of notify_uri, state, sequence, groups, heard_at, due_at, counts to lowu_app

create table charging.usage (
  slot smallint not null,
  line uuid not null,
  recorded_at timestamp with time zone not null,
  id uuid not null,
  session bigint not null,
  rating_group bigint not null,
  report bigint not null,
  service text not null,
  zone text not null,
  direction text,
  destination text,
  used_from timestamp with time zone not null,
  used_until timestamp with time zone not null,
  used_units bigint not null,
  counted_units bigint not null,
  money_units bigint not null,
  plan text not null,
  rate text,
  catalog_version bigint not null,
  connect_minor bigint not null,
  amount_minor bigint not null,
  uncollected_minor bigint not null,
  units_before bigint not null,
  amount_before bigint not null,
  rest_before bigint not null,
  paid jsonb not null,
  PRIMARY KEY (slot, line, recorded_at, id),
  CHECK (((money_units >= 0) AND (money_units <= counted_units))),
  CHECK (((uncollected_minor >= 0) AND (uncollected_minor <= amount_minor))),
  CHECK ((amount_minor >= connect_minor)),
  CHECK ((connect_minor >= 0)),
  CHECK ((counted_units >= 0)),
  CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text]))),
  CHECK ((service = ANY (ARRAY['voice'::text, 'sms'::text, 'data'::text]))),
  CHECK ((used_units > 0)),
  CHECK ((used_until >= used_from)),
  CHECK ((zone = ANY (ARRAY['HK'::text, 'CN'::text, 'MO'::text, 'ROW'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table closings.closing (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  state text not null,
  ordered_by text not null,
  to_name text not null,
  to_account text not null,
  back_minor bigint,
  decided_by text,
  ordered_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK (((state <> 'refused'::text) OR (decided_by IS NOT NULL))),
  CHECK (((state = 'settled'::text) = (back_minor IS NOT NULL))),
  CHECK ((back_minor >= 0)),
  CHECK ((decided_by IS DISTINCT FROM ordered_by)),
  CHECK ((state = ANY (ARRAY['ending'::text, 'to_approve'::text, 'settled'::text, 'refused'::text])))
);
CREATE INDEX closing_named ON closings.closing USING btree (changed_at) WHERE ((state = ANY (ARRAY['settled'::text, 'refused'::text])) AND ((to_name <> ''::text) OR (to_account <> ''::text)));
CREATE INDEX closing_open ON closings.closing USING btree (state, ordered_at) WHERE (state = ANY (ARRAY['ending'::text, 'to_approve'::text]));
CREATE UNIQUE INDEX closing_of_line ON closings.closing USING btree (slot, line) WHERE (state <> 'refused'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, back_minor, decided_by, changed_at to lowu_app

create table dialogues.sms (
  slot smallint not null,
  number text not null,
  text_id uuid not null,
  said bytea not null,
  heard_at timestamp with time zone not null,
  is_answered boolean not null,
  offered json,
  offered_until timestamp with time zone,
  helped_at timestamp with time zone,
  PRIMARY KEY (slot, number),
  CHECK (((offered IS NULL) = (offered_until IS NULL)))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of text_id, said, heard_at, is_answered, offered, offered_until, helped_at to lowu_app

create table dialogues.ussd (
  slot smallint not null,
  number text not null,
  turn_id uuid not null,
  session smallint,
  turn smallint,
  begins boolean not null,
  said text not null,
  heard_at timestamp with time zone not null,
  standing json,
  next json,
  answer text,
  by_text text,
  due_at timestamp with time zone,
  PRIMARY KEY (slot, number),
  CHECK (((answer IS NULL) = (by_text IS NULL)))
);
CREATE INDEX ussd_due ON dialogues.ussd USING btree (due_at) WHERE (due_at IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of turn_id, session, turn, begins, said, heard_at, standing, next, answer, by_text, due_at to lowu_app

create table disputes.alone_goodwill (
  slot smallint not null,
  line uuid not null,
  appeal uuid not null,
  seq integer not null,
  given_by text not null,
  given_at timestamp with time zone not null,
  amount_minor bigint not null,
  PRIMARY KEY (slot, line, appeal, seq),
  CHECK ((amount_minor > 0))
);
CREATE INDEX alone_goodwill_by ON disputes.alone_goodwill USING btree (given_by, given_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table disputes.appeal (
  slot smallint not null,
  id uuid not null,
  number text not null,
  raised_by text not null,
  kind text not null,
  subject text not null,
  line uuid not null,
  stake_minor bigint not null,
  happened_at timestamp with time zone not null,
  language text not null,
  state text not null,
  round smallint not null,
  opened_at timestamp with time zone not null,
  round_at timestamp with time zone not null,
  first_answer_by timestamp with time zone not null,
  first_answered_at timestamp with time zone,
  answer_by timestamp with time zone not null,
  answered_at timestamp with time zone,
  paused_at timestamp with time zone,
  paused_ms bigint not null,
  watch_at timestamp with time zone,
  handler text,
  proposal json,
  outcome json,
  events integer not null,
  changed_at timestamp with time zone not null,
  email text,
  PRIMARY KEY (slot, id),
  CHECK (((proposal IS NULL) OR (state = ANY (ARRAY['open'::text, 'waiting'::text])))),
  CHECK (((state <> 'answered'::text) OR (outcome IS NOT NULL))),
  CHECK (((state = 'answered'::text) = (answered_at IS NOT NULL))),
  CHECK (((state = 'waiting'::text) = (paused_at IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['open'::text, 'waiting'::text])) = (watch_at IS NOT NULL))),
  CHECK ((events > 0)),
  CHECK ((kind = ANY (ARRAY['not_credited'::text, 'wrong_number'::text, 'wrong_charge'::text, 'unknown_auto_charge'::text]))),
  CHECK ((number ~ '^[0-9A-HJKMNP-TV-Z]{10}$'::text)),
  CHECK ((paused_ms >= 0)),
  CHECK ((round = ANY (ARRAY[1, 2]))),
  CHECK ((stake_minor >= 0)),
  CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'answered'::text, 'withdrawn'::text])))
);
CREATE INDEX appeal_email ON disputes.appeal USING btree (slot, id) WHERE (email IS NOT NULL);
CREATE INDEX appeal_opened ON disputes.appeal USING btree (opened_at);
CREATE INDEX appeal_watch ON disputes.appeal USING btree (watch_at) WHERE (watch_at IS NOT NULL);
CREATE UNIQUE INDEX appeal_number ON disputes.appeal USING btree (number, slot);
CREATE UNIQUE INDEX appeal_subject ON disputes.appeal USING btree (slot, raised_by, subject) WHERE (state <> 'withdrawn'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, round, round_at, first_answer_by, first_answered_at, answer_by, answered_at, paused_at, paused_ms, watch_at, handler, proposal, outcome, events, changed_at, email to lowu_app

create table disputes.attachment (
  slot smallint not null,
  id uuid not null,
  appeal uuid not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  digest bytea not null,
  added_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK (((length(content) >= 1) AND (length(content) <= 2097152))),
  CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  CHECK ((length(digest) = 32)),
  CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'application/pdf'::text])))
);
CREATE INDEX attachment_appeal ON disputes.attachment USING btree (slot, appeal);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table disputes.event (
  slot smallint not null,
  appeal uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  event text not null,
  by_kind text not null,
  by_id text,
  words text,
  details json,
  PRIMARY KEY (slot, appeal, seq),
  CHECK ((by_kind = ANY (ARRAY['person'::text, 'staff'::text, 'clock'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of words, details to lowu_app

create table disputes.evidence (
  slot smallint not null,
  appeal uuid not null,
  seq integer not null,
  taken_at timestamp with time zone not null,
  content json not null,
  PRIMARY KEY (slot, appeal, seq)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table emergency_credits.loan (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  amount_minor bigint not null,
  outstanding_minor bigint not null,
  bucket bigint not null,
  lent_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK (((outstanding_minor >= 0) AND (outstanding_minor <= amount_minor))),
  CHECK ((amount_minor > 0))
);
CREATE INDEX loan_of_line ON emergency_credits.loan USING btree (slot, line, lent_at);
CREATE UNIQUE INDEX loan_open ON emergency_credits.loan USING btree (slot, line) WHERE (outstanding_minor > 0);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of amount_minor, outstanding_minor, changed_at to lowu_app

create table emergency_credits.repayment (
  slot smallint not null,
  loan uuid not null,
  cause text not null,
  amount_minor bigint not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (slot, cause, amount_minor),
  CHECK ((amount_minor <> 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table fx.proposal (
  id uuid not null,
  from_currency text not null,
  to_currency text not null,
  numerator bigint not null,
  denominator bigint not null,
  reason text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  state text not null,
  decided_by text,
  decided_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (((state = 'proposed'::text) = ((decided_by IS NULL) AND (decided_at IS NULL)))),
  CHECK ((decided_by <> proposed_by)),
  CHECK ((denominator > 0)),
  CHECK ((from_currency <> to_currency)),
  CHECK ((numerator > 0)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'recorded'::text, 'refused'::text])))
);
CREATE UNIQUE INDEX proposal_open ON fx.proposal USING btree (from_currency, to_currency) WHERE (state = 'proposed'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, decided_by, decided_at to lowu_app

create table fx.rate (
  id uuid not null,
  from_currency text not null,
  to_currency text not null,
  numerator bigint not null,
  denominator bigint not null,
  valid_from timestamp with time zone not null,
  source text not null,
  recorded_at timestamp with time zone not null,
  UNIQUE (from_currency, to_currency, valid_from),
  PRIMARY KEY (id),
  CHECK ((denominator > 0)),
  CHECK ((from_currency <> to_currency)),
  CHECK ((from_currency = ANY (ARRAY['HKD'::text, 'CNY'::text]))),
  CHECK ((numerator > 0)),
  CHECK ((to_currency = ANY (ARRAY['HKD'::text, 'CNY'::text])))
);
CREATE INDEX rate_newest ON fx.rate USING btree (valid_from, recorded_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table identity.audit (
  slot smallint not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor text not null,
  action text not null,
  subject text,
  outcome text not null,
  network text,
  details jsonb not null,
  PRIMARY KEY (slot, id),
  CHECK ((outcome = ANY (ARRAY['done'::text, 'denied'::text])))
);
CREATE INDEX audit_actor ON identity.audit USING btree (actor, at);
CREATE INDEX audit_at ON identity.audit USING btree (at);
CREATE INDEX audit_subject ON identity.audit USING btree (subject, at) WHERE (subject IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app

create table identity.device (
  slot smallint not null,
  id uuid not null,
  token_hash bytea not null,
  language text not null,
  is_care_mode boolean not null,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  UNIQUE (slot, token_hash),
  PRIMARY KEY (slot, id),
  CHECK ((language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text])))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of language, is_care_mode, seen_at to lowu_app

create table identity.lockout (
  login_hash bytea not null,
  failures integer not null,
  failed_at timestamp with time zone not null,
  locked_until timestamp with time zone not null,
  PRIMARY KEY (login_hash),
  CHECK ((failures >= 0))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of failures, failed_at, locked_until to lowu_app

create table identity.one_time_code (
  slot smallint not null,
  number_hash bytea not null,
  device uuid not null,
  code_hash bytea not null,
  subscriber uuid,
  guesses smallint not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (slot, number_hash, device),
  CHECK ((guesses >= 0))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of code_hash, subscriber, guesses, expires_at to lowu_app

create table identity.session (
  slot smallint not null,
  device uuid not null,
  id uuid not null,
  subscriber uuid not null,
  token_hash bytea not null,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (slot, device)
);
CREATE INDEX session_subscriber ON identity.session USING btree (subscriber);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of id, subscriber, token_hash, opened_at, seen_at, expires_at to lowu_app

create table identity.staff (
  id uuid not null,
  login text not null,
  name text not null,
  roles text[] not null,
  password text not null,
  totp_sealed text not null,
  totp_next_sealed text,
  totp_step bigint not null,
  created_at timestamp with time zone not null,
  suspended_at timestamp with time zone,
  UNIQUE (login),
  PRIMARY KEY (id)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of roles, password, totp_sealed, totp_next_sealed, totp_step, suspended_at to lowu_app

create table identity.staff_session (
  token_hash bytea not null,
  id uuid not null,
  staff uuid not null,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (staff) REFERENCES identity.staff(id)
);
CREATE INDEX staff_session_staff ON identity.staff_session USING btree (staff);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of seen_at to lowu_app

create table kiosks.box (
  slot smallint not null,
  kiosk uuid not null,
  number integer not null,
  bag text not null,
  hundreds integer not null,
  five_hundreds integer not null,
  emptied_at timestamp with time zone not null,
  counted_hundreds integer,
  counted_five_hundreds integer,
  booked bigint,
  counted_by uuid,
  counted_at timestamp with time zone,
  PRIMARY KEY (slot, kiosk, number),
  CHECK (((counted_at IS NULL) = (booked IS NULL))),
  CHECK (((counted_at IS NULL) = (counted_by IS NULL))),
  CHECK (((counted_at IS NULL) = (counted_five_hundreds IS NULL))),
  CHECK (((counted_at IS NULL) = (counted_hundreds IS NULL))),
  CHECK ((number > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of counted_hundreds, counted_five_hundreds, booked, counted_by, counted_at to lowu_app

create table kiosks.enrolment (
  slot smallint not null,
  kiosk uuid not null,
  fingerprint bytea not null,
  made_by uuid not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (slot, kiosk)
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of fingerprint, made_by, expires_at to lowu_app

create table kiosks.health (
  slot smallint not null,
  kiosk uuid not null,
  paper text not null,
  printer text not null,
  acceptor text not null,
  notes_in_box integer not null,
  stored_sales integer not null,
  version text not null,
  reported_at timestamp with time zone not null,
  stuck_sales integer not null default 0,
  PRIMARY KEY (slot, kiosk),
  CHECK ((acceptor = ANY (ARRAY['ok'::text, 'jammed'::text, 'full'::text, 'absent'::text]))),
  CHECK ((paper = ANY (ARRAY['ok'::text, 'low'::text, 'out'::text, 'unknown'::text]))),
  CHECK ((printer = ANY (ARRAY['ok'::text, 'faulty'::text, 'absent'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of paper, printer, acceptor, notes_in_box, stored_sales, version, reported_at, stuck_sales to lowu_app

create table kiosks.kiosk (
  slot smallint not null,
  id uuid not null,
  code text not null,
  name text not null,
  public_key text,
  enrolled_at timestamp with time zone,
  suspended_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  UNIQUE (slot, code),
  PRIMARY KEY (slot, id),
  CHECK (((public_key IS NULL) = (enrolled_at IS NULL))),
  CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,29}$'::text))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of public_key, enrolled_at, suspended_at to lowu_app

create table kiosks.sale (
  slot smallint not null,
  id uuid not null,
  kiosk uuid not null,
  box integer not null,
  number text not null,
  hundreds integer not null,
  five_hundreds integer not null,
  value bigint not null,
  state text not null,
  refusal text,
  topup uuid,
  claim bytea not null,
  sold_at timestamp with time zone not null,
  was_offline boolean not null,
  accepted_at timestamp with time zone not null,
  claimed_as text,
  claimed_by uuid,
  claimed_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((refusal IS NULL) = (state = 'credited'::text))),
  CHECK (((state <> 'claimable'::text) OR (topup IS NULL))),
  CHECK (((state <> 'credited'::text) OR (topup IS NOT NULL))),
  CHECK (((state = 'claimed'::text) = (claimed_as IS NOT NULL))),
  CHECK (((state = 'claimed'::text) = (claimed_at IS NOT NULL))),
  CHECK (((state = 'claimed'::text) = (claimed_by IS NOT NULL))),
  CHECK ((box > 0)),
  CHECK ((claimed_as = ANY (ARRAY['credit'::text, 'cash'::text]))),
  CHECK ((five_hundreds >= 0)),
  CHECK ((hundreds >= 0)),
  CHECK ((state = ANY (ARRAY['credited'::text, 'claimable'::text, 'claimed'::text]))),
  CHECK ((value = ((10000 * (hundreds)::bigint) + (50000 * (five_hundreds)::bigint)))),
  CHECK ((value > 0))
);
CREATE INDEX sale_accepted ON kiosks.sale USING btree (kiosk, slot, accepted_at) INCLUDE (value);
CREATE INDEX sale_box ON kiosks.sale USING btree (box, kiosk, slot) INCLUDE (value, hundreds, five_hundreds);
CREATE INDEX sale_claimable ON kiosks.sale USING btree (accepted_at) WHERE (state = 'claimable'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, topup, claimed_as, claimed_by, claimed_at to lowu_app

create table ledger.account (
  slot smallint not null,
  id uuid not null,
  kind text not null,
  opened_at timestamp with time zone not null,
  PRIMARY KEY (slot, id)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table ledger.bucket (
  slot smallint not null,
  account uuid not null,
  number bigint not null,
  unit text not null,
  balance bigint not null,
  held bigint not null,
  floor bigint not null,
  seq bigint not null,
  source text not null,
  eligibility text not null,
  zones smallint not null,
  priority smallint not null,
  expires_at timestamp with time zone,
  cause text not null,
  opened_at timestamp with time zone not null,
  blocks boolean not null default false,
  PRIMARY KEY (slot, account, number),
  CHECK (((balance - held) >= floor)),
  CHECK (((zones >= 1) AND (zones <= 15))),
  CHECK ((floor <= 0)),
  CHECK ((held >= 0)),
  CHECK ((number >= 0)),
  CHECK ((seq >= 0)),
  CHECK ((source = ANY (ARRAY['paid'::text, 'voucher'::text, 'promotion'::text, 'credit'::text, 'mixed'::text]))),
  CHECK ((unit = ANY (ARRAY['HKD'::text, 'CNY'::text, 'BYTE'::text, 'SECOND'::text, 'MESSAGE'::text])))
) with (fillfactor=70, autovacuum_vacuum_scale_factor=0.02);
CREATE INDEX bucket_blocking ON ledger.bucket USING btree (slot, expires_at) WHERE blocks;
CREATE INDEX bucket_expiry ON ledger.bucket USING btree (slot, expires_at) WHERE (expires_at IS NOT NULL);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of balance, held, seq to lowu_app

create table ledger.closed_bucket (
  slot smallint not null,
  account uuid not null,
  number bigint not null,
  unit text not null,
  balance bigint not null,
  held bigint not null,
  floor bigint not null,
  seq bigint not null,
  source text not null,
  eligibility text not null,
  zones smallint not null,
  priority smallint not null,
  expires_at timestamp with time zone,
  cause text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone not null,
  blocks boolean not null default false,
  sum bytea,
  PRIMARY KEY (slot, account, number),
  CHECK (((balance - held) >= floor)),
  CHECK (((zones >= 1) AND (zones <= 15))),
  CHECK ((floor <= 0)),
  CHECK ((held >= 0)),
  CHECK ((number >= 0)),
  CHECK ((seq >= 0)),
  CHECK ((source = ANY (ARRAY['paid'::text, 'voucher'::text, 'promotion'::text, 'credit'::text, 'mixed'::text]))),
  CHECK ((unit = ANY (ARRAY['HKD'::text, 'CNY'::text, 'BYTE'::text, 'SECOND'::text, 'MESSAGE'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table ledger.hold (
  slot smallint not null,
  id uuid not null,
  account uuid not null,
  state text not null,
  unit text not null,
  amount bigint not null,
  legs jsonb not null,
  cause text not null,
  placed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  sum bytea,
  PRIMARY KEY (slot, id),
  CHECK (((state = 'open'::text) = (closed_at IS NULL))),
  CHECK (((state = 'open'::text) OR (amount = 0))),
  CHECK ((amount >= 0)),
  CHECK ((state = ANY (ARRAY['open'::text, 'taken'::text, 'released'::text, 'expired'::text])))
) with (fillfactor=80);
CREATE INDEX hold_due ON ledger.hold USING btree (slot, expires_at) WHERE (state = 'open'::text);
CREATE INDEX hold_open ON ledger.hold USING btree (slot, account, placed_at) WHERE (closed_at IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, amount, legs, expires_at, closed_at, sum to lowu_app

create table ledger.opening_leaf (
  is_only boolean not null default true,
  recorded_after timestamp with time zone not null,
  sums_after timestamp with time zone not null,
  sum bytea not null,
  PRIMARY KEY (is_only),
  CHECK (is_only)
);
-- grant select to lowu_app

create table ledger.system_delta (
  slot smallint not null,
  account text not null,
  unit text not null,
  debit bigint not null,
  credit bigint not null,
  CHECK ((credit >= 0)),
  CHECK ((debit >= 0))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of credit to lowu_app

create table ledger.system_total (
  slot smallint not null,
  account text not null,
  unit text not null,
  debit numeric not null,
  credit numeric not null,
  PRIMARY KEY (slot, account, unit)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of debit, credit to lowu_app

create table ledger.system_transfer (
  slot smallint not null,
  id uuid not null,
  debit_account text not null,
  credit_account text not null,
  unit text not null,
  amount bigint not null,
  code text not null,
  cause text not null,
  effective_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK ((amount > 0)),
  CHECK ((credit_account <> debit_account)),
  CHECK ((unit = ANY (ARRAY['HKD'::text, 'CNY'::text, 'BYTE'::text, 'SECOND'::text, 'MESSAGE'::text])))
);
CREATE INDEX system_transfer_of_payment ON ledger.system_transfer USING btree (cause) WHERE ("left"(cause, 4) = ANY (ARRAY['top_'::text, 'att_'::text, 'rfd_'::text, 'dsp_'::text]));
CREATE INDEX system_transfer_recorded ON ledger.system_transfer USING btree (recorded_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table ledger.transfer (
  slot smallint not null,
  account uuid not null,
  bucket bigint not null,
  seq bigint not null,
  amount bigint not null,
  balance_after bigint not null,
  system_account text not null,
  unit text not null,
  code text not null,
  cause text not null,
  effective_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (slot, account, bucket, seq),
  CHECK ((amount <> 0)),
  CHECK ((seq > 0))
);
CREATE INDEX transfer_claimable ON ledger.transfer USING btree (slot, account) WHERE (system_account = 'claimable'::text);
CREATE INDEX transfer_recorded ON ledger.transfer USING btree (recorded_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table line_imports.import (
  id uuid not null,
  hash text not null,
  name text not null,
  rows_total integer not null,
  rows_done integer not null,
  started_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  UNIQUE (hash),
  PRIMARY KEY (id),
  CHECK (((rows_done >= 0) AND (rows_done <= rows_total))),
  CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((rows_total >= 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of rows_done, changed_at to lowu_app

create table line_imports.outcome (
  import uuid not null,
  "row" integer not null,
  line uuid,
  refusal text,
  written text,
  PRIMARY KEY (import, "row"),
  CHECK (("row" > 0)),
  CHECK (((line IS NULL) <> (refusal IS NULL))),
  CHECK (((refusal IS NULL) = (written IS NULL)))
);
CREATE INDEX outcome_refused ON line_imports.outcome USING btree (import, "row") WHERE (refusal IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of written to lowu_app

create table mandates.advance_notice (
  slot smallint not null,
  id uuid not null,
  mandate uuid not null,
  amount bigint not null,
  opens_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null,
  proof text,
  used_by uuid,
  wanted_at timestamp with time zone not null,
  told_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((state <> 'told'::text) OR ((proof IS NOT NULL) AND (told_at IS NOT NULL)))),
  CHECK ((amount > 0)),
  CHECK ((opens_at < ends_at)),
  CHECK ((state = ANY (ARRAY['wanted'::text, 'told'::text, 'refused'::text])))
);
CREATE INDEX advance_notice_mandate ON mandates.advance_notice USING btree (slot, mandate, opens_at);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of opens_at, ends_at, state, proof, used_by, told_at to lowu_app

create table mandates.collection (
  slot smallint not null,
  attempt uuid not null,
  mandate_slot smallint not null,
  mandate uuid not null,
  amount bigint not null,
  opened_at timestamp with time zone not null,
  PRIMARY KEY (slot, attempt),
  CHECK ((amount > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table mandates.event (
  slot smallint not null,
  mandate uuid not null,
  at timestamp with time zone not null,
  event text not null,
  attempt text,
  amount bigint,
  reason text,
  CHECK ((event = ANY (ARRAY['asked'::text, 'signed'::text, 'announced'::text, 'collected'::text, 'declined'::text, 'suspended'::text, 'revoked'::text, 'expired'::text])))
);
CREATE INDEX event_mandate ON mandates.event USING btree (slot, mandate, at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table mandates.mandate (
  slot smallint not null,
  id uuid not null,
  owner text not null,
  connector text not null,
  provider text not null,
  state text not null,
  consent_version text not null,
  consent_language text not null,
  consent_text text not null,
  return_url text not null,
  notify_base_url text not null,
  sealed_token text,
  sealed_grant text,
  label text,
  ends_at timestamp with time zone,
  most_minor bigint not null,
  period_days smallint not null,
  most_in_period bigint not null,
  most_times smallint not null,
  period_from timestamp with time zone,
  used_minor bigint not null default 0,
  used_times smallint not null default 0,
  open_attempt uuid,
  declines smallint not null default 0,
  last_decline text,
  rests_until timestamp with time zone,
  opened_at timestamp with time zone not null,
  signed_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  ask_at timestamp with time zone,
  asked integer not null default 0,
  changed_at timestamp with time zone not null,
  terms json not null default '{"isUnscheduled":true,"isScheduled":true,"leastPeriodDays":0,"hours":null,
    "advanceNotice":null,"plan":null}'::json,
  plan_due text,
  collected_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((ended_at IS NULL) = (state = ANY (ARRAY['pending'::text, 'active'::text, 'suspended'::text])))),
  CHECK (((state <> 'active'::text) OR ((sealed_token IS NOT NULL) AND (signed_at IS NOT NULL)))),
  CHECK ((ended_by = ANY (ARRAY['payer'::text, 'provider'::text, 'us'::text]))),
  CHECK ((most_in_period > 0)),
  CHECK ((most_minor > 0)),
  CHECK ((most_times > 0)),
  CHECK ((period_days > 0)),
  CHECK ((state = ANY (ARRAY['pending'::text, 'active'::text, 'suspended'::text, 'revoked'::text, 'expired'::text])))
);
CREATE INDEX mandate_due ON mandates.mandate USING btree (slot, ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX mandate_owner ON mandates.mandate USING btree (owner, slot, opened_at);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, sealed_token, sealed_grant, label, ends_at, period_from, used_minor, used_times, open_attempt, declines, last_decline, rests_until, signed_at, ended_at, ended_by, ask_at, asked, changed_at, plan_due, collected_at to lowu_app

create table mandates.token (
  connector text not null,
  hash bytea not null,
  slot smallint not null,
  mandate uuid not null,
  PRIMARY KEY (connector, hash)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table notifications.email_check (
  slot smallint not null,
  owner uuid not null,
  id uuid not null,
  address text not null,
  code_hash bytea not null,
  guesses smallint not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (owner, slot),
  CHECK ((address ~~ '_%@_%'::text)),
  CHECK ((guesses >= 0))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of id, address, code_hash, guesses, expires_at to lowu_app

create table notifications.gateway_message (
  gateway text not null,
  gateway_id text not null,
  slot smallint,
  id uuid,
  report text,
  error text,
  seen_at timestamp with time zone not null,
  PRIMARY KEY (gateway, gateway_id),
  CHECK (((id IS NOT NULL) OR (report IS NOT NULL))),
  CHECK (((slot IS NULL) = (id IS NULL))),
  CHECK ((report = ANY (ARRAY['delivered'::text, 'failed'::text])))
);
CREATE INDEX gateway_message_seen ON notifications.gateway_message USING btree (seen_at);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of slot, id, report, error, seen_at to lowu_app

create table notifications.message (
  slot smallint not null,
  id uuid not null,
  key text not null,
  kind text not null,
  cause text not null,
  receiver text not null,
  sender text not null,
  language text not null,
  body text,
  sealed text,
  parts smallint not null,
  state text not null,
  attempts smallint not null,
  due_at timestamp with time zone not null,
  send_before timestamp with time zone,
  queued_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  ended_at timestamp with time zone,
  failure text,
  channel text,
  tried text[] not null default '{}'::text[],
  opened_at timestamp with time zone,
  UNIQUE (receiver, slot, key),
  PRIMARY KEY (slot, id),
  CHECK (((body IS NULL) OR (sealed IS NULL))),
  CHECK (((sealed IS NULL) OR (state = ANY (ARRAY['queued'::text, 'sending'::text])))),
  CHECK (((state = ANY (ARRAY['delivered'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['queued'::text, 'sending'::text, 'unknown'::text])) OR ((state = 'failed'::text) = (failure IS NOT NULL)))) NOT VALID,
  CHECK ((attempts >= 0)),
  CHECK ((channel = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text, 'inbox'::text]))),
  CHECK ((language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text]))),
  CHECK ((parts > 0)),
  CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unknown'::text]))) NOT VALID
) with (fillfactor=80);
CREATE INDEX message_awaited ON notifications.message USING btree (sent_at) WHERE ((state = 'sent'::text) AND (channel = 'sms'::text));
CREATE INDEX message_due ON notifications.message USING btree (due_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of sealed, state, attempts, due_at, sent_at, ended_at, failure, channel, tried, opened_at to lowu_app

create table notifications.push_endpoint (
  endpoint text not null,
  slot smallint not null,
  owner uuid not null,
  public_key text not null,
  secret text not null,
  added_at timestamp with time zone not null,
  PRIMARY KEY (endpoint),
  CHECK ((length(endpoint) <= 1000))
);
CREATE INDEX push_endpoint_owner ON notifications.push_endpoint USING btree (owner, slot);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of slot, owner, public_key, secret, added_at to lowu_app

create table notifications.reach (
  slot smallint not null,
  owner uuid not null,
  email text,
  email_confirmed_at timestamp with time zone,
  payments text,
  balance text,
  expiry text,
  packs text,
  zones text,
  quiet_from smallint,
  quiet_until smallint,
  email_failed_at timestamp with time zone,
  PRIMARY KEY (owner, slot),
  CHECK (((email IS NULL) = (email_confirmed_at IS NULL))),
  CHECK (((email_failed_at IS NULL) OR (email IS NOT NULL))),
  CHECK (((quiet_from >= 0) AND (quiet_from <= 1439))),
  CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  CHECK (((quiet_until >= 0) AND (quiet_until <= 1439))),
  CHECK ((balance = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text, 'inbox'::text]))),
  CHECK ((email ~~ '_%@_%'::text)),
  CHECK ((expiry = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text, 'inbox'::text]))),
  CHECK ((packs = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text, 'inbox'::text]))),
  CHECK ((payments = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text]))),
  CHECK ((zones = ANY (ARRAY['sms'::text, 'push'::text, 'email'::text, 'inbox'::text])))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of email, email_confirmed_at, payments, balance, expiry, packs, zones, quiet_from, quiet_until, email_failed_at to lowu_app

create table notifications.receiver (
  slot smallint not null,
  number text not null,
  owner_slot smallint not null,
  owner uuid not null,
  PRIMARY KEY (number, slot)
);
CREATE INDEX receiver_owner ON notifications.receiver USING btree (owner, owner_slot);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of owner_slot, owner to lowu_app

create table outlets.outlet (
  code text not null,
  kind text not null,
  name jsonb not null,
  address jsonb not null,
  district text not null,
  latitude_micro integer not null,
  longitude_micro integer not null,
  hours text not null,
  services jsonb not null,
  languages jsonb not null,
  phone text,
  sells_as text,
  changed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  PRIMARY KEY (code),
  CHECK (((latitude_micro >= '-90000000'::integer) AND (latitude_micro <= 90000000))),
  CHECK (((longitude_micro >= '-180000000'::integer) AND (longitude_micro <= 180000000))),
  CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,49}$'::text)),
  CHECK ((kind = ANY (ARRAY['shop'::text, 'hall'::text, 'kiosk'::text, 'atm'::text])))
);
CREATE INDEX outlet_district ON outlets.outlet USING btree (district) WHERE (withdrawn_at IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of kind, name, address, district, latitude_micro, longitude_micro, hours, services, languages, phone, sells_as, changed_at, withdrawn_at to lowu_app

create table packs.term (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  kind text not null,
  code text not null,
  catalog_version integer not null,
  price_minor bigint not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  renews boolean not null,
  next_plan text,
  state text not null,
  why text,
  follows uuid,
  told_at timestamp with time zone,
  due_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK (((next_plan IS NULL) OR (kind = 'period'::text))),
  CHECK (((state = ANY (ARRAY['owed'::text, 'lapsed'::text])) = (why IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['running'::text, 'owed'::text])) = (due_at IS NOT NULL))),
  CHECK ((ends_at > starts_at)),
  CHECK ((kind = ANY (ARRAY['pack'::text, 'period'::text, 'monthly_fee'::text, 'mainland_number'::text]))),
  CHECK ((price_minor >= 0)),
  CHECK ((state = ANY (ARRAY['running'::text, 'owed'::text, 'renewed'::text, 'ended'::text, 'lapsed'::text]))),
  CHECK ((why = ANY (ARRAY['balance'::text, 'validity'::text, 'withdrawn'::text])))
) with (fillfactor=80);
CREATE INDEX term_due ON packs.term USING btree (slot, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX term_of_line ON packs.term USING btree (line, slot, ends_at);
CREATE UNIQUE INDEX term_open ON packs.term USING btree (slot, line, kind) WHERE ((kind <> 'pack'::text) AND (state = ANY (ARRAY['running'::text, 'owed'::text])));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of renews, next_plan, state, why, told_at, due_at, changed_at to lowu_app

create table partners.admission (
  id uuid not null,
  reseller uuid not null,
  developer uuid,
  email text not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  UNIQUE (email),
  PRIMARY KEY (id)
);
CREATE INDEX admission_proposed ON partners.admission USING btree (proposed_at);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table partners.client (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  name text not null,
  scopes jsonb not null,
  networks jsonb not null,
  requests_per_minute integer not null,
  suspended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  certificates jsonb not null default '[]'::jsonb,
  certificate_notes jsonb not null default '{}'::jsonb,
  PRIMARY KEY (slot, id),
  CHECK ((requests_per_minute > 0))
);
CREATE INDEX client_reader ON partners.client USING btree (reseller, slot) WHERE ((suspended_at IS NULL) AND (scopes ? 'balances.read'::text));
CREATE INDEX client_reseller ON partners.client USING btree (reseller, slot);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of suspended_at, certificates, certificate_notes to lowu_app

create table partners.developer (
  id uuid not null,
  slot smallint not null,
  reseller uuid not null,
  email text not null,
  password text not null,
  totp_sealed text not null,
  totp_step bigint not null,
  created_at timestamp with time zone not null,
  dismissed_at timestamp with time zone,
  UNIQUE (email),
  PRIMARY KEY (id)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of password, totp_sealed, totp_step, dismissed_at to lowu_app

create table partners.developer_session (
  token_hash bytea not null,
  id uuid not null,
  developer uuid not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);
CREATE INDEX developer_session_developer ON partners.developer_session USING btree (developer);
CREATE INDEX developer_session_expiry ON partners.developer_session USING btree (expires_at);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table partners.invitation (
  token_hash bytea not null,
  id uuid not null,
  reseller uuid not null,
  developer uuid,
  email text not null,
  needs_proof boolean not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  CHECK (((developer IS NOT NULL) OR (NOT needs_proof)))
);
CREATE INDEX invitation_expiry ON partners.invitation USING btree (ends_at);
CREATE UNIQUE INDEX invitation_one ON partners.invitation USING btree (email, needs_proof);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of token_hash, id, reseller, developer, made_at, ends_at to lowu_app

create table partners.secret (
  slot smallint not null,
  client uuid not null,
  hash bytea not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  PRIMARY KEY (slot, client, hash)
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of ends_at to lowu_app

create table payments.attempt (
  slot smallint not null,
  id uuid not null,
  payment uuid not null,
  connector text not null,
  scene text not null,
  amount bigint not null,
  currency text not null,
  subject text not null,
  return_url text not null,
  state text not null,
  provider_reference text,
  qr_content text,
  evidence text,
  sent_at timestamp with time zone,
  captured_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  ask_at timestamp with time zone,
  asked integer not null default 0,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  given_up_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((state <> 'captured'::text) OR ((captured_at IS NOT NULL) AND (provider_reference IS NOT NULL)))),
  CHECK ((amount > 0)),
  CHECK ((scene = ANY (ARRAY['mobile_web'::text, 'desktop_page'::text, 'qr'::text, 'wallet_page'::text, 'app'::text, 'mandate'::text]))),
  CHECK ((state = ANY (ARRAY['created'::text, 'sent'::text, 'pending'::text, 'unknown'::text, 'captured'::text, 'failed'::text, 'closed'::text, 'mismatched'::text])))
) with (fillfactor=50);
CREATE INDEX attempt_captured ON payments.attempt USING brin (captured_at) WITH (pages_per_range='32', autosummarize='on');
CREATE INDEX attempt_due ON payments.attempt USING btree (ask_at, slot) WHERE (ask_at IS NOT NULL);
CREATE INDEX attempt_payment ON payments.attempt USING btree (payment, slot, id);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of amount, currency, state, provider_reference, qr_content, evidence, sent_at, captured_at, expires_at, ask_at, asked, changed_at, given_up_at to lowu_app

create table payments.connector (
  code text not null,
  provider text not null,
  sealed_settings text not null,
  is_enabled boolean not null,
  priority smallint not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (code)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of provider, sealed_settings, is_enabled, priority, changed_at to lowu_app

create table payments.dispute (
  slot smallint not null,
  id uuid not null,
  payment uuid not null,
  attempt uuid not null,
  reference text not null,
  connector text not null,
  provider_reference text not null,
  amount bigint not null,
  currency text not null,
  fee bigint not null,
  reason text not null,
  state text not null,
  due_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  of_payment bigint,
  of_currency text,
  PRIMARY KEY (slot, id),
  CHECK (((of_payment IS NULL) = (of_currency IS NULL))),
  CHECK ((amount > 0)),
  CHECK ((fee >= 0)),
  CHECK ((of_currency = ANY (ARRAY['HKD'::text, 'CNY'::text]))),
  CHECK ((of_payment > 0)),
  CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'won'::text, 'lost'::text])))
);
CREATE INDEX dispute_decided ON payments.dispute USING btree (opened_at, id) WHERE (state = ANY (ARRAY['won'::text, 'lost'::text]));
CREATE INDEX dispute_undecided ON payments.dispute USING btree (asked_at NULLS FIRST, due_at, opened_at) WHERE (state = ANY (ARRAY['open'::text, 'answered'::text]));
CREATE INDEX dispute_waits ON payments.dispute USING btree (COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (state = ANY (ARRAY['open'::text, 'answered'::text]));
CREATE UNIQUE INDEX dispute_provider ON payments.dispute USING btree (provider_reference, connector, slot);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of fee, state, due_at, changed_at, asked_at, of_payment, of_currency to lowu_app

create table payments.dispute_answer (
  slot smallint not null,
  dispute uuid not null,
  words text not null,
  given_by text not null,
  given_at timestamp with time zone not null,
  state text not null,
  said text,
  changed_at timestamp with time zone not null,
  hand_in_at timestamp with time zone,
  PRIMARY KEY (slot, dispute),
  CHECK ((state = ANY (ARRAY['wanted'::text, 'taken'::text, 'refused'::text]))),
  CHECK ((words <> ''::text))
);
CREATE INDEX dispute_answer_wanted ON payments.dispute_answer USING btree (hand_in_at) WHERE (state = 'wanted'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of words, given_by, given_at, state, said, changed_at, hand_in_at to lowu_app

create table payments.mismatch (
  slot smallint not null,
  attempt uuid not null,
  amount bigint not null,
  currency text not null,
  is_ours boolean not null,
  captured_at timestamp with time zone not null,
  noted_at timestamp with time zone not null,
  PRIMARY KEY (slot, attempt),
  CHECK ((amount > 0)),
  CHECK ((currency = ANY (ARRAY['HKD'::text, 'CNY'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of amount, currency, is_ours, captured_at to lowu_app

create table payments.notice (
  slot smallint not null,
  connector text not null,
  event_id text not null,
  attempt uuid,
  body bytea not null,
  says json not null,
  received_at timestamp with time zone not null,
  PRIMARY KEY (slot, connector, event_id)
);
CREATE INDEX notice_received ON payments.notice USING brin (received_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table payments.outcome (
  connector text not null,
  minute timestamp with time zone not null,
  answered integer not null,
  unanswered integer not null,
  failing boolean not null default false,
  PRIMARY KEY (connector, minute)
) with (fillfactor=50);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of answered, unanswered, failing to lowu_app

create table payments.payment (
  slot smallint not null,
  id uuid not null,
  reference text not null,
  amount bigint not null,
  currency text not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  other_amount bigint,
  other_currency text,
  PRIMARY KEY (slot, id),
  CHECK (((other_amount IS NULL) = (other_currency IS NULL))),
  CHECK ((amount > 0)),
  CHECK ((currency = ANY (ARRAY['HKD'::text, 'CNY'::text]))),
  CHECK ((other_amount > 0)),
  CHECK ((other_currency <> currency)),
  CHECK ((other_currency = ANY (ARRAY['HKD'::text, 'CNY'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table payments.refund (
  slot smallint not null,
  id uuid not null,
  payment uuid not null,
  attempt uuid not null,
  reference text not null,
  amount bigint not null,
  currency text not null,
  reason text not null,
  state text not null,
  provider_reference text,
  evidence text,
  ask_at timestamp with time zone,
  asked integer not null default 0,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  succeeded_at timestamp with time zone,
  by_bank text,
  PRIMARY KEY (slot, id),
  CHECK ((amount > 0)),
  CHECK ((state = ANY (ARRAY['created'::text, 'sent'::text, 'pending'::text, 'unknown'::text, 'succeeded'::text, 'failed'::text])))
) with (fillfactor=80);
CREATE INDEX refund_attempt ON payments.refund USING btree (attempt, slot);
CREATE INDEX refund_due ON payments.refund USING btree (slot, ask_at) WHERE (ask_at IS NOT NULL);
CREATE INDEX refund_failed_late ON payments.refund USING btree ((
CASE
    WHEN ((state = 'failed'::text) AND (succeeded_at IS NOT NULL)) THEN changed_at
    ELSE NULL::timestamp with time zone
END)) WHERE ((state = 'failed'::text) AND (succeeded_at IS NOT NULL));
CREATE INDEX refund_settled ON payments.refund USING btree (COALESCE(succeeded_at,
CASE
    WHEN (state = 'succeeded'::text) THEN changed_at
    ELSE NULL::timestamp with time zone
END)) WHERE ((state = 'succeeded'::text) OR (succeeded_at IS NOT NULL));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, provider_reference, evidence, ask_at, asked, changed_at, succeeded_at, by_bank to lowu_app

create table payments.waiting_notice (
  slot smallint not null,
  connector text not null,
  event_id text not null,
  received_at timestamp with time zone not null,
  PRIMARY KEY (slot, connector, event_id)
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table platform.backup (
  made_at timestamp with time zone not null,
  row_count bigint not null,
  byte_count bigint not null,
  has_keys boolean not null,
  PRIMARY KEY (made_at),
  CHECK ((byte_count >= 0)),
  CHECK ((row_count >= 0))
);
-- grant select to lowu_app

create table platform.ending (
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  subject text not null,
  details jsonb not null,
  PRIMARY KEY (id)
);
CREATE INDEX ending_at ON platform.ending USING btree (at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table platform.migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);
-- grant select to lowu_app

create table platform.rate_limit (
  slot smallint not null,
  name text not null,
  key bytea not null,
  full_at timestamp with time zone not null,
  PRIMARY KEY (slot, name, key)
) with (fillfactor=70);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of full_at to lowu_app

create table platform.request (
  slot smallint not null,
  caller uuid not null,
  key uuid not null,
  fingerprint bytea not null,
  result json not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (slot, key, caller)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table platform.restore (
  restored_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  reason text,
  left_open jsonb not null default '[]'::jsonb,
  PRIMARY KEY (restored_at),
  CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  CHECK ((settled_by = ANY (ARRAY['applied'::text, 'waived'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of settled_at, settled_by, reason, left_open to lowu_app

create table platform.schedule (
  name text not null,
  next_run_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  failure text,
  PRIMARY KEY (name)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of next_run_at, started_at, finished_at, failure to lowu_app

create table platform.setting (
  name text not null,
  value jsonb not null,
  set_by text not null,
  set_at timestamp with time zone not null,
  PRIMARY KEY (name)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of value, set_by, set_at to lowu_app

create table privacy.erasure (
  slot smallint not null,
  id uuid not null,
  subscriber uuid not null,
  state text not null,
  asked_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  checked_by text,
  decided_by text,
  reason text not null default ''::text,
  PRIMARY KEY (slot, id),
  CHECK (((state <> 'done'::text) OR (decided_by <> checked_by))),
  CHECK (((state <> ALL (ARRAY['checked'::text, 'done'::text])) OR (checked_by IS NOT NULL))),
  CHECK (((state = ANY (ARRAY['done'::text, 'refused'::text])) = (decided_by IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['asked'::text, 'checked'::text, 'done'::text, 'refused'::text, 'withdrawn'::text])))
);
CREATE INDEX erasure_of ON privacy.erasure USING btree (slot, subscriber, asked_at);
CREATE INDEX erasure_open ON privacy.erasure USING btree (asked_at) WHERE (state = ANY (ARRAY['asked'::text, 'checked'::text]));
CREATE UNIQUE INDEX erasure_open_of ON privacy.erasure USING btree (slot, subscriber) WHERE (state = ANY (ARRAY['asked'::text, 'checked'::text]));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, changed_at, checked_by, decided_by, reason to lowu_app

create table promotions.benefit (
  slot smallint not null,
  topup uuid not null,
  promotion text not null,
  person uuid not null,
  amount bigint not null,
  state text not null,
  reserved_at timestamp with time zone not null,
  kind text not null default 'bonus'::text,
  PRIMARY KEY (slot, topup, promotion),
  CHECK ((amount > 0)),
  CHECK ((kind = ANY (ARRAY['bonus'::text, 'discount'::text]))),
  CHECK ((state = ANY (ARRAY['reserved'::text, 'given'::text, 'released'::text, 'owed'::text, 'returned'::text])))
);
CREATE INDEX benefit_reserved ON promotions.benefit USING btree (reserved_at) WHERE (state = 'reserved'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state to lowu_app

create table promotions.person (
  slot smallint not null,
  promotion text not null,
  person uuid not null,
  uses integer not null,
  amount bigint not null,
  PRIMARY KEY (slot, person, promotion),
  CHECK ((amount >= 0)),
  CHECK ((uses >= 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of uses, amount to lowu_app

create table promotions.promotion (
  code text not null,
  name jsonb not null,
  rule jsonb not null,
  budget bigint not null,
  pool bigint not null,
  state text not null,
  proposed_by uuid,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  PRIMARY KEY (code),
  CHECK (((decided_at IS NULL) = (state = 'proposed'::text))),
  CHECK (((decided_by IS NULL) = (state = 'proposed'::text))),
  CHECK (((pool >= 0) AND (pool <= budget))),
  CHECK ((budget > 0)),
  CHECK ((decided_by <> proposed_by)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'active'::text, 'stopped'::text])))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of pool, state, decided_by, decided_at to lowu_app

create table promotions.slice (
  slot smallint not null,
  promotion text not null,
  leased bigint not null,
  taken bigint not null,
  PRIMARY KEY (slot, promotion),
  CHECK (((taken >= 0) AND (taken <= leased)))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of leased, taken to lowu_app

create table receipts.awaiting_number (
  slot smallint not null,
  issued_at timestamp with time zone not null,
  code text not null,
  entity text not null,
  PRIMARY KEY (slot, issued_at, code)
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table receipts.by_order (
  reference text not null,
  issued_at timestamp with time zone not null,
  slot smallint not null,
  code text not null,
  PRIMARY KEY (reference, issued_at, code),
  CHECK ((length(reference) = 6))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table receipts.by_order_place (
  is_only boolean not null,
  indexed_until timestamp with time zone not null,
  mark_at timestamp with time zone,
  mark_xid bigint,
  PRIMARY KEY (is_only),
  CHECK (is_only)
);
-- grant select to lowu_app
-- grant update of indexed_until, mark_at, mark_xid to lowu_app

create table receipts.holder (
  slot smallint not null,
  holder uuid not null,
  issued_at timestamp with time zone not null,
  code text not null,
  PRIMARY KEY (slot, holder, issued_at, code)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table receipts.numbering (
  is_only boolean not null,
  PRIMARY KEY (is_only),
  CHECK (is_only)
);
-- grant select to lowu_app
-- grant update of is_only to lowu_app

create table receipts.printed (
  slot smallint not null,
  code text not null,
  first_at timestamp with time zone not null,
  by_owner boolean not null default true,
  PRIMARY KEY (slot, code, by_owner),
  CHECK ((length(code) = 12))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table receipts.receipt (
  slot smallint not null,
  code text not null,
  kind text not null,
  topup uuid not null,
  cause uuid not null,
  document json not null,
  issued_at timestamp with time zone not null,
  taken_before bigint,
  UNIQUE NULLS NOT DISTINCT (slot, topup, kind, cause, taken_before),
  PRIMARY KEY (slot, code),
  CHECK ((kind = ANY (ARRAY['topup'::text, 'voucher'::text, 'purchase'::text, 'renewal'::text, 'fee'::text, 'adjustment'::text, 'closing'::text, 'voucher_sale'::text, 'voucher_undone'::text, 'refund'::text, 'undo'::text, 'taken_back'::text, 'put_back'::text]))) NOT VALID,
  CHECK ((length(code) = 12)),
  CHECK ((taken_before > 0))
);
CREATE INDEX receipt_issued ON receipts.receipt USING btree (issued_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table receipts.receipt_number (
  entity text not null,
  year smallint not null,
  number bigint not null,
  slot smallint not null,
  code text not null,
  assigned_at timestamp with time zone not null,
  UNIQUE (slot, code),
  PRIMARY KEY (entity, year, number),
  CHECK ((number > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table receipts.subject (
  slot smallint not null,
  topup uuid not null,
  document json not null,
  PRIMARY KEY (slot, topup)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table reconciliation.batch (
  connector text not null,
  day date not null,
  currency text not null,
  expected bigint not null,
  assumed bigint not null default 0,
  arrived bigint not null default 0,
  payouts integer not null default 0,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (connector, day, currency)
) with (fillfactor=80);
CREATE INDEX batch_open ON reconciliation.batch USING btree (connector, day) WHERE (expected <> (assumed + arrived));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of expected, assumed, arrived, payouts, changed_at to lowu_app

create table reconciliation.bill (
  id uuid not null,
  connector text not null,
  day date not null,
  sha256 bytea not null,
  size_bytes bigint not null,
  fetched_at timestamp with time zone not null,
  brought_by text,
  asked_by text,
  UNIQUE (connector, day, sha256),
  PRIMARY KEY (id),
  CHECK ((length(sha256) = 32)),
  CHECK ((size_bytes > 0))
);
CREATE INDEX bill_day ON reconciliation.bill USING btree (day);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of asked_by to lowu_app

create table reconciliation.bill_part (
  bill uuid not null,
  part integer not null,
  content bytea not null,
  PRIMARY KEY (bill, part)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table reconciliation.break (
  slot smallint not null,
  id uuid not null,
  connector text not null,
  day date not null,
  fact text not null,
  subject text not null,
  kind text not null,
  number uuid,
  provider_number text,
  row_number integer,
  bill_amount bigint not null,
  bill_currency text,
  our_amount bigint not null,
  our_currency text,
  our_state text,
  occurred_at timestamp with time zone,
  note text,
  state text not null,
  way text,
  reason text,
  proposed_by text,
  decided_by text,
  found_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  reopen_reason text,
  reopen_by text,
  reopen_decided_by text,
  UNIQUE (subject, fact, day, connector, slot),
  PRIMARY KEY (slot, id),
  CHECK ((((reopen_reason IS NULL) = (reopen_by IS NULL)) AND ((reopen_decided_by IS NULL) OR (reopen_decided_by <> reopen_by)) AND ((reopen_by IS NULL) OR (reopen_decided_by IS NOT NULL) OR (state = 'resolved'::text)))) NOT VALID,
  CHECK (((state <> 'resolved'::text) OR ((decided_by IS NOT NULL) AND (decided_by <> proposed_by)))),
  CHECK (((state <> ALL (ARRAY['proposed'::text, 'resolved'::text])) OR ((way IS NOT NULL) AND (proposed_by IS NOT NULL)))),
  CHECK ((fact = ANY (ARRAY['not_ours'::text, 'not_in_bill'::text, 'amount_differs'::text, 'currency_differs'::text, 'state_differs'::text, 'fee_differs'::text, 'duplicate'::text, 'totals_differ'::text, 'unreadable_row'::text, 'payout_short'::text, 'payout_over'::text, 'payout_missing'::text, 'payout_unplaced'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'proposed'::text, 'resolved'::text, 'cleared'::text]))),
  CHECK ((way = ANY (ARRAY['book_unmatched'::text, 'write_off'::text, 'apply_bill'::text, 'accept'::text])))
) with (fillfactor=80);
CREATE INDEX break_number ON reconciliation.break USING btree (number) WHERE (number IS NOT NULL);
CREATE INDEX break_of_day ON reconciliation.break USING btree (connector, day);
CREATE INDEX break_unresolved ON reconciliation.break USING btree (state, found_at) WHERE (state = ANY (ARRAY['open'::text, 'proposed'::text]));
CREATE INDEX break_unsettled ON reconciliation.break USING btree (connector, day) WHERE ((state = ANY (ARRAY['waiting'::text, 'open'::text, 'proposed'::text])) OR ((state = 'resolved'::text) AND (way = ANY (ARRAY['book_unmatched'::text, 'write_off'::text]))));
CREATE INDEX break_waits ON reconciliation.break USING btree (day, found_at, id) WHERE ((state = ANY (ARRAY['open'::text, 'proposed'::text])) OR ((reopen_by IS NOT NULL) AND (reopen_decided_by IS NULL)));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, way, reason, proposed_by, decided_by, changed_at, reopen_reason, reopen_by, reopen_decided_by to lowu_app

create table reconciliation.day (
  connector text not null,
  day date not null,
  state text not null,
  bill uuid,
  totals_note text,
  due_at timestamp with time zone,
  tries integer not null default 0,
  problem text,
  changed_at timestamp with time zone not null,
  reading uuid,
  bill_rows integer,
  given_up_reason text,
  given_up_by text,
  given_up_decided_by text,
  PRIMARY KEY (connector, day),
  CHECK ((((given_up_reason IS NULL) = (given_up_by IS NULL)) AND ((given_up_decided_by IS NULL) OR (given_up_decided_by <> given_up_by)) AND ((state <> 'given_up'::text) OR ((given_up_by IS NOT NULL) AND (given_up_decided_by IS NOT NULL))))) NOT VALID,
  CHECK (((due_at IS NULL) = (state = ANY (ARRAY['matched'::text, 'given_up'::text])))) NOT VALID,
  CHECK ((bill_rows >= 0)),
  CHECK ((state = ANY (ARRAY['awaited'::text, 'read'::text, 'matched'::text, 'given_up'::text]))) NOT VALID
) with (fillfactor=80);
CREATE INDEX day_due ON reconciliation.day USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE UNIQUE INDEX day_bill ON reconciliation.day USING btree (bill) WHERE (bill IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, bill, totals_note, due_at, tries, problem, changed_at, reading, bill_rows, given_up_reason, given_up_by, given_up_decided_by to lowu_app

create table reconciliation.day_sum (
  connector text not null,
  day date not null,
  kind text not null,
  currency text not null,
  items bigint not null,
  amount bigint not null,
  fee bigint not null,
  coupon bigint not null default 0,
  PRIMARY KEY (connector, day, kind, currency)
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table reconciliation.disposal (
  slot smallint not null,
  id uuid not null,
  break uuid not null,
  connector text not null,
  day date not null,
  way text not null,
  amount bigint not null,
  currency text not null,
  attempt uuid,
  to_name text,
  to_account text,
  reason text not null,
  state text not null,
  proposed_by text not null,
  proposed_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  against uuid,
  PRIMARY KEY (slot, id),
  CHECK ((((way = 'set_off'::text) = (against IS NOT NULL)) AND (against IS DISTINCT FROM break))) NOT VALID,
  CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK (((state <> 'done'::text) OR (decided_by IS NOT NULL))),
  CHECK (((way = 'to_payment'::text) = (attempt IS NOT NULL))),
  CHECK (((way = ANY (ARRAY['write_off'::text, 'set_off'::text])) OR (amount > 0))) NOT VALID,
  CHECK ((amount <> 0)),
  CHECK ((currency = ANY (ARRAY['HKD'::text, 'CNY'::text]))),
  CHECK ((num_nulls(to_name, to_account) = ANY (ARRAY[0, 2]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'done'::text, 'sent_back'::text, 'withdrawn'::text]))),
  CHECK ((way = ANY (ARRAY['to_payment'::text, 'give_back'::text, 'write_off'::text, 'set_off'::text]))) NOT VALID
);
CREATE INDEX disposal_against ON reconciliation.disposal USING btree (against) WHERE (against IS NOT NULL);
CREATE INDEX disposal_attempt ON reconciliation.disposal USING btree (attempt) WHERE ((attempt IS NOT NULL) AND (state = 'done'::text));
CREATE INDEX disposal_break ON reconciliation.disposal USING btree (break);
CREATE UNIQUE INDEX disposal_proposed ON reconciliation.disposal USING btree (slot, break, currency) WHERE (state = 'proposed'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of to_name, to_account, state, decided_by, decided_at to lowu_app

create table reconciliation.item (
  slot smallint not null,
  bill uuid not null,
  row_number integer not null,
  kind text not null,
  number uuid,
  provider_number text not null,
  written text,
  amount bigint not null,
  currency text not null,
  fee bigint not null,
  occurred_at timestamp with time zone not null,
  coupon bigint not null default 0,
  PRIMARY KEY (slot, bill, row_number),
  CHECK ((kind = ANY (ARRAY['payment'::text, 'refund'::text, 'refund_failure'::text, 'fee'::text, 'payout'::text, 'credit'::text, 'chargeback'::text, 'other'::text, 'unreadable'::text])))
);
CREATE INDEX item_number ON reconciliation.item USING btree (slot, number) WHERE (number IS NOT NULL);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table reconciliation.payout (
  id text not null,
  connector text not null,
  came_amount bigint not null,
  came_currency text not null,
  came_at timestamp with time zone not null,
  named text not null,
  amount bigint,
  currency text,
  lacking bigint not null default 0,
  from_day date,
  until_day date,
  noted_at timestamp with time zone not null,
  number text,
  bill_day date,
  takes_back text,
  PRIMARY KEY (id),
  CHECK (((from_day IS NULL) OR (amount IS NOT NULL))),
  CHECK ((came_amount <> 0)),
  CHECK ((num_nulls(amount, currency) = ANY (ARRAY[0, 2]))),
  CHECK ((num_nulls(from_day, until_day) = ANY (ARRAY[0, 2]))),
  CHECK ((num_nulls(number, bill_day) = ANY (ARRAY[0, 2])))
) with (fillfactor=80);
CREATE INDEX payout_bill_day ON reconciliation.payout USING btree (connector, bill_day) WHERE (bill_day IS NOT NULL);
CREATE INDEX payout_number ON reconciliation.payout USING btree (connector, number) WHERE (number IS NOT NULL);
CREATE INDEX payout_of_day ON reconciliation.payout USING btree (connector, until_day) WHERE (until_day IS NOT NULL);
CREATE INDEX payout_waiting ON reconciliation.payout USING btree (connector) WHERE (from_day IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of amount, currency, lacking, from_day, until_day to lowu_app

create table reconciliation.posting (
  slot smallint not null,
  id uuid not null,
  connector text not null,
  day date not null,
  why text not null,
  cause text not null,
  debit_account text not null,
  credit_account text not null,
  amount bigint not null,
  unit text not null,
  posted_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK ((amount > 0)),
  CHECK ((why = ANY (ARRAY['fee'::text, 'coupon'::text, 'resolution'::text, 'payout'::text, 'disposal'::text])))
);
CREATE INDEX posting_of_day ON reconciliation.posting USING btree (slot, connector, day);
CREATE INDEX posting_unmatched ON reconciliation.posting USING btree (slot, cause) WHERE ((debit_account = 'unmatched'::text) OR (credit_account = 'unmatched'::text));
-- grant insert to lowu_app
-- grant select to lowu_app

create table reminders.line (
  slot smallint not null,
  line uuid not null,
  days_ahead smallint[],
  switched_off text[] not null default '{}'::text[],
  free_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  PRIMARY KEY (slot, line),
  CHECK ((array_position(days_ahead, NULL::smallint) IS NULL))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of days_ahead, switched_off, free_at to lowu_app

create table reminders.told (
  slot smallint not null,
  line uuid not null,
  about text not null,
  at timestamp with time zone not null,
  rests_until timestamp with time zone not null,
  PRIMARY KEY (slot, line, about),
  CHECK ((rests_until > at))
);
CREATE INDEX told_over ON reminders.told USING btree (slot, rests_until);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of at, rests_until to lowu_app

create table resellers.counter (
  slot smallint not null,
  reseller uuid not null,
  day integer not null,
  day_count integer not null,
  day_minor bigint not null,
  month_count integer not null,
  month_minor bigint not null,
  week_count integer,
  week_minor bigint,
  PRIMARY KEY (slot, reseller),
  CHECK (((week_count IS NULL) = (week_minor IS NULL)))
) with (fillfactor=50);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of day, day_count, day_minor, month_count, month_minor, week_count, week_minor to lowu_app

create table resellers.float_move (
  slot smallint not null,
  id uuid not null,
  move text not null,
  chain uuid not null,
  agent uuid not null,
  amount bigint not null,
  operator_slot smallint not null,
  operator uuid not null,
  moved_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK ((agent <> chain)),
  CHECK ((amount > 0)),
  CHECK ((move = ANY (ARRAY['down'::text, 'return'::text, 'withdraw'::text])))
);
CREATE INDEX float_move_agent ON resellers.float_move USING btree (agent, moved_at);
CREATE INDEX float_move_chain ON resellers.float_move USING btree (chain, moved_at);
-- grant insert to lowu_app
-- grant select to lowu_app

create table resellers.issue (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  amount bigint not null,
  paid_by text not null,
  payment_reference text not null,
  state text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  paid_at timestamp with time zone,
  said_paid_by uuid,
  PRIMARY KEY (slot, id),
  CHECK (((decided_by IS NULL) = (state = 'proposed'::text))),
  CHECK (((paid_at IS NULL) = (state <> 'paid'::text))),
  CHECK ((amount > 0)),
  CHECK ((decided_by <> proposed_by)),
  CHECK ((paid_by = ANY (ARRAY['bank'::text, 'cheque'::text, 'cash'::text, 'credit'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'issued'::text, 'undone'::text, 'paid'::text])))
);
CREATE INDEX issue_open ON resellers.issue USING btree (proposed_at) WHERE (state = ANY (ARRAY['proposed'::text, 'issued'::text]));
CREATE INDEX issue_paid ON resellers.issue USING btree (paid_at) WHERE (state = 'paid'::text);
CREATE INDEX issue_reseller ON resellers.issue USING btree (reseller, slot, proposed_at);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, decided_by, decided_at, paid_at, said_paid_by to lowu_app

create table resellers.login (
  login text not null,
  slot smallint not null,
  operator uuid not null,
  PRIMARY KEY (login)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table resellers.operator (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  login text not null,
  name text not null,
  is_supervisor boolean not null,
  pin text not null,
  suspended_at timestamp with time zone,
  created_at timestamp with time zone not null,
  PRIMARY KEY (slot, id)
);
CREATE INDEX operator_reseller ON resellers.operator USING btree (reseller, slot);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of name, is_supervisor, pin, suspended_at to lowu_app

create table resellers.payout_account (
  slot smallint not null,
  reseller uuid not null,
  name text,
  account text,
  recorded_by uuid,
  agreed_by uuid,
  usable_from timestamp with time zone,
  new_name text,
  new_account text,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  PRIMARY KEY (slot, reseller),
  CHECK ((agreed_by <> recorded_by)),
  CHECK ((num_nulls(name, account, recorded_by, agreed_by, usable_from) = ANY (ARRAY[0, 5]))),
  CHECK ((num_nulls(new_name, new_account, proposed_by, proposed_at) = ANY (ARRAY[0, 4])))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of name, account, recorded_by, agreed_by, usable_from, new_name, new_account, proposed_by, proposed_at to lowu_app

create table resellers.recall (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  issue uuid,
  amount bigint not null,
  to_name text not null,
  to_account text not null,
  reason text not null,
  state text not null,
  into_account text,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((decided_at IS NULL) = (state = 'proposed'::text))),
  CHECK (((decided_by IS NULL) = (state = 'proposed'::text))),
  CHECK (((into_account IS NOT NULL) = (state = 'done'::text))),
  CHECK (((to_account <> ''::text) = ((state = 'proposed'::text) AND (issue IS NULL)))),
  CHECK ((amount > 0)),
  CHECK ((decided_by <> proposed_by)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'done'::text])))
);
CREATE INDEX recall_issue ON resellers.recall USING btree (issue, slot) WHERE (issue IS NOT NULL);
CREATE INDEX recall_open ON resellers.recall USING btree (proposed_at) WHERE (state = 'proposed'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of to_name, to_account, state, into_account, decided_by, decided_at to lowu_app

create table resellers.reseller (
  slot smallint not null,
  id uuid not null,
  kind text not null,
  name text not null,
  parent uuid,
  float_owner uuid not null,
  tier text not null,
  number text,
  language text not null,
  opens_at smallint,
  closes_at smallint,
  suspended_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  latitude_micro integer,
  longitude_micro integer,
  within_metres integer,
  chain_day_minor bigint,
  chain_month_minor bigint,
  PRIMARY KEY (slot, id),
  CHECK (((closes_at >= 0) AND (closes_at <= 1439))),
  CHECK (((float_owner = id) OR (float_owner = parent))),
  CHECK (((kind = 'agent'::text) OR (parent IS NULL))),
  CHECK (((kind = 'chain'::text) OR (num_nonnulls(chain_day_minor, chain_month_minor) = 0))),
  CHECK (((latitude_micro >= '-90000000'::integer) AND (latitude_micro <= 90000000))),
  CHECK (((longitude_micro >= '-180000000'::integer) AND (longitude_micro <= 180000000))),
  CHECK (((opens_at >= 0) AND (opens_at <= 1439))),
  CHECK (((opens_at IS NULL) = (closes_at IS NULL))),
  CHECK (((within_metres >= 50) AND (within_metres <= 50000))),
  CHECK ((chain_day_minor >= 0)),
  CHECK ((chain_month_minor >= 0)),
  CHECK ((kind = ANY (ARRAY['agent'::text, 'chain'::text, 'partner'::text, 'house'::text]))),
  CHECK ((language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text]))),
  CHECK ((num_nonnulls(latitude_micro, longitude_micro, within_metres) = ANY (ARRAY[0, 3])))
);
CREATE INDEX reseller_parent ON resellers.reseller USING btree (parent) WHERE (parent IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of name, tier, number, language, opens_at, closes_at, suspended_at, latitude_micro, longitude_micro, within_metres, chain_day_minor, chain_month_minor to lowu_app

create table resellers.session (
  token_hash bytea not null,
  slot smallint not null,
  id uuid not null,
  operator uuid not null,
  reseller uuid not null,
  till smallint not null,
  pin_proof bytea not null,
  opened_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash)
);
CREATE INDEX session_expiry ON resellers.session USING btree (expires_at);
CREATE INDEX session_operator ON resellers.session USING btree (operator);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table resellers.tier (
  code text not null,
  name jsonb not null,
  least_minor bigint not null,
  most_minor bigint not null,
  day_count integer not null,
  day_minor bigint not null,
  month_count integer not null,
  month_minor bigint not null,
  least_float_minor bigint not null,
  commission json not null,
  pays_at_once boolean not null,
  changed_at timestamp with time zone not null,
  week_count integer,
  week_minor bigint,
  PRIMARY KEY (code),
  CHECK ((day_count >= 0)),
  CHECK ((day_minor >= 0)),
  CHECK ((least_float_minor >= 0)),
  CHECK ((least_minor > 0)),
  CHECK ((month_count >= 0)),
  CHECK ((month_minor >= 0)),
  CHECK ((most_minor >= least_minor)),
  CHECK ((week_count >= 0)),
  CHECK ((week_minor >= 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of name, least_minor, most_minor, day_count, day_minor, month_count, month_minor, least_float_minor, commission, pays_at_once, changed_at, week_count, week_minor to lowu_app

create table resellers.till (
  slot smallint not null,
  reseller uuid not null,
  number smallint not null,
  label text not null,
  closed_at timestamp with time zone,
  PRIMARY KEY (slot, reseller, number),
  CHECK (((number >= 1) AND (number <= 999)))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of label, closed_at to lowu_app

create table sales.payout (
  slot smallint not null,
  reseller uuid not null,
  day date not null,
  amount bigint not null,
  sales integer not null,
  paid_at timestamp with time zone not null,
  PRIMARY KEY (slot, reseller, day),
  CHECK ((amount > 0)),
  CHECK ((sales > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table sales.program_order (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  client uuid not null,
  client_reference text not null,
  number text not null,
  value bigint not null,
  is_twin_intended boolean not null,
  state text not null,
  hold uuid,
  confirm_before timestamp with time zone,
  due_at timestamp with time zone,
  tries integer not null,
  topup uuid,
  refusal jsonb,
  ordered_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  promotion_code text,
  price bigint,
  PRIMARY KEY (slot, id),
  CHECK (((state <> 'held'::text) OR ((hold IS NOT NULL) AND (confirm_before IS NOT NULL)))),
  CHECK (((state = 'accepted'::text) = (due_at IS NOT NULL))),
  CHECK (((state = 'credited'::text) = (topup IS NOT NULL))),
  CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  CHECK ((price > 0)),
  CHECK ((state = ANY (ARRAY['held'::text, 'accepted'::text, 'credited'::text, 'refused'::text, 'cancelled'::text]))),
  CHECK ((value > 0))
);
CREATE INDEX program_order_due ON sales.program_order USING btree (due_at) WHERE (state = 'accepted'::text);
CREATE INDEX program_order_waiting ON sales.program_order USING btree (reseller, slot, ordered_at) WHERE ((state = ANY (ARRAY['held'::text, 'accepted'::text])) AND (reseller IS NOT NULL));
CREATE UNIQUE INDEX program_order_reference ON sales.program_order USING btree (reseller, slot, client_reference);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, due_at, tries, topup, refusal, changed_at to lowu_app

create table sales.sale (
  slot smallint not null,
  topup uuid not null,
  reseller uuid not null,
  operator uuid,
  till smallint,
  number text not null,
  reference text not null,
  value bigint not null,
  commission bigint not null,
  is_paid_at_once boolean not null,
  parent uuid,
  parent_commission bigint not null,
  float_after bigint not null,
  sold_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  client uuid,
  client_reference text,
  discount bigint not null default 0,
  PRIMARY KEY (slot, topup),
  CHECK ((((operator IS NULL) = (till IS NULL)) AND ((client IS NULL) = (client_reference IS NULL)) AND ((operator IS NULL) <> (client IS NULL)))),
  CHECK (((discount >= 0) AND (discount <= value))),
  CHECK (((parent IS NOT NULL) OR (parent_commission = 0))),
  CHECK (((till IS NULL) OR (undone_at IS NOT NULL) OR (discount <= commission))) NOT VALID,
  CHECK (((undone_by IS NULL) OR (undone_at IS NOT NULL))),
  CHECK ((commission >= 0)),
  CHECK ((parent_commission >= 0)),
  CHECK ((value > 0))
);
CREATE INDEX sale_reseller ON sales.sale USING btree (reseller, slot, sold_at);
CREATE INDEX sale_time ON sales.sale USING brin (sold_at);
CREATE UNIQUE INDEX sale_client_reference ON sales.sale USING btree (slot, reseller, client_reference) WHERE (client_reference IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of undone_at, undone_by to lowu_app

create table sales.settled_day (
  day date not null,
  settled_at timestamp with time zone not null,
  PRIMARY KEY (day)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table sales.voucher_sale (
  slot smallint not null,
  id uuid not null,
  reseller uuid not null,
  operator uuid not null,
  till smallint not null,
  batch integer not null,
  number integer not null,
  value bigint not null,
  commission bigint not null,
  is_paid_at_once boolean not null,
  parent uuid,
  parent_commission bigint not null,
  float_after bigint not null,
  sold_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  PRIMARY KEY (slot, id),
  CHECK (((parent IS NOT NULL) OR (parent_commission = 0))),
  CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  CHECK ((commission >= 0)),
  CHECK ((parent_commission >= 0)),
  CHECK ((value > 0))
);
CREATE INDEX voucher_sale_reseller ON sales.voucher_sale USING btree (slot, reseller, sold_at);
CREATE INDEX voucher_sale_time ON sales.voucher_sale USING brin (sold_at);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of undone_at, undone_by to lowu_app

create table sims.swap (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  imsi text not null,
  reason text not null,
  note text not null,
  state text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  ended_by text,
  ended_why text,
  ended_at timestamp with time zone,
  PRIMARY KEY (slot, id),
  CHECK (((state <> 'done'::text) OR (ended_by IS DISTINCT FROM asked_by))),
  CHECK (((state <> 'held'::text) OR ((ended_by IS NULL) AND (ended_why IS NULL)))),
  CHECK (((state = 'held'::text) = (ended_at IS NULL))),
  CHECK (((state = 'stopped'::text) = (ended_why IS NOT NULL))),
  CHECK ((reason = ANY (ARRAY['lost'::text, 'stolen'::text, 'damaged'::text, 'wished'::text]))),
  CHECK ((state = ANY (ARRAY['held'::text, 'done'::text, 'stopped'::text])))
);
CREATE INDEX swap_due ON sims.swap USING btree (due_at) WHERE (state = 'held'::text);
CREATE INDEX swap_line ON sims.swap USING btree (line, slot, asked_at DESC);
CREATE UNIQUE INDEX swap_held ON sims.swap USING btree (slot, line) WHERE (state = 'held'::text);
CREATE UNIQUE INDEX swap_held_imsi ON sims.swap USING btree (imsi) WHERE (state = 'held'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, ended_by, ended_why, ended_at to lowu_app

create table subscribers.bar_event (
  slot smallint not null,
  line uuid not null,
  id uuid not null,
  bars smallint not null,
  cause text not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (slot, line, id),
  CHECK (((bars >= 0) AND (bars <= 7))) NOT VALID
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table subscribers.line (
  slot smallint not null,
  id uuid not null,
  subscriber uuid not null,
  plan text not null,
  label text,
  valid_until timestamp with time zone,
  created_at timestamp with time zone not null,
  bars smallint not null default 0,
  told_state text not null default 'inactive'::text,
  look_at timestamp with time zone default '1970-01-01 00:00:00+00'::timestamp with time zone,
  usable_homes smallint not null default 3,
  PRIMARY KEY (slot, id),
  CHECK (((bars >= 0) AND (bars <= 7))) NOT VALID,
  CHECK (((usable_homes >= 0) AND (usable_homes <= 3))),
  CHECK ((label <> ''::text)),
  CHECK ((told_state = ANY (ARRAY['inactive'::text, 'active'::text, 'one_way'::text, 'locked'::text, 'quarantine'::text, 'recycled'::text])))
) with (fillfactor=80);
CREATE INDEX line_look ON subscribers.line USING btree (slot, look_at) WHERE (look_at IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of plan, label, valid_until, bars, told_state, look_at, usable_homes to lowu_app

create table subscribers.line_number (
  slot smallint not null,
  line uuid not null,
  number text not null,
  PRIMARY KEY (slot, line, number)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table subscribers.owned_line (
  slot smallint not null,
  subscriber uuid not null,
  line uuid not null,
  PRIMARY KEY (slot, subscriber, line)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table subscribers.phone_number (
  number text not null,
  line_slot smallint not null,
  line uuid not null,
  home text not null,
  registration text not null,
  seq bigint not null,
  changed_at timestamp with time zone not null,
  released_at timestamp with time zone,
  PRIMARY KEY (number),
  CHECK ((home = ANY (ARRAY['HK'::text, 'CN'::text]))),
  CHECK ((registration = ANY (ARRAY['registered'::text, 'pending'::text, 'suspended'::text, 'none'::text]))),
  CHECK ((seq > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of line_slot, line, registration, seq, changed_at, released_at to lowu_app

create table subscribers.phone_number_event (
  number text not null,
  seq bigint not null,
  line uuid not null,
  registration text not null,
  cause text not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (number, seq),
  CHECK ((seq > 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table subscribers.sim (
  imsi text not null,
  line_slot smallint not null,
  line uuid not null,
  added_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  PRIMARY KEY (imsi),
  CHECK ((imsi ~ '^[0-9]{6,15}$'::text))
);
CREATE INDEX sim_line ON subscribers.sim USING btree (line);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of retired_at to lowu_app

create table subscribers.subscriber (
  slot smallint not null,
  id uuid not null,
  name text not null,
  language text not null,
  is_care_mode boolean not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK ((language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text]))),
  CHECK ((name <> ''::text))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of name, language, is_care_mode to lowu_app

create table subscribers.told_ahead (
  slot smallint not null,
  days smallint[] not null,
  from_hour smallint not null,
  PRIMARY KEY (slot)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of days, from_hour to lowu_app

create table subscribers.validity_grant (
  slot smallint not null,
  line uuid not null,
  cause text not null,
  valid_until timestamp with time zone not null,
  granted_at timestamp with time zone not null,
  PRIMARY KEY (slot, line, cause)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table subscribers.validity_reversal (
  slot smallint not null,
  line uuid not null,
  cause text not null,
  reversed_at timestamp with time zone not null,
  PRIMARY KEY (slot, line, cause)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table tills.safe_move (
  id uuid not null,
  direction text not null,
  amount bigint not null,
  bag text not null,
  moved_by text not null,
  moved_at timestamp with time zone not null,
  place text not null default 'safe'::text,
  PRIMARY KEY (id),
  CHECK ((amount > 0)),
  CHECK ((bag <> ''::text)),
  CHECK ((direction = ANY (ARRAY['from_bank'::text, 'to_bank'::text]))),
  CHECK ((place = ANY (ARRAY['safe'::text, 'office'::text])))
);
CREATE UNIQUE INDEX safe_move_bag ON tills.safe_move USING btree (bag);
-- grant insert to lowu_app
-- grant select to lowu_app

create table tills.sale (
  slot smallint not null,
  topup uuid not null,
  shift uuid not null,
  till text not null,
  staff text not null,
  number text not null,
  reference text not null,
  value bigint not null,
  tender text not null,
  handed bigint,
  approval text,
  sold_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by text,
  undone_shift uuid,
  PRIMARY KEY (slot, topup),
  CHECK (((tender = 'card'::text) = (approval IS NOT NULL))),
  CHECK (((tender = 'cash'::text) = (handed IS NOT NULL))),
  CHECK (((undone_by IS NULL) OR (undone_by <> staff))),
  CHECK ((approval ~ '^[A-Z0-9]{4,12}$'::text)),
  CHECK ((handed >= value)),
  CHECK ((num_nulls(undone_at, undone_by, undone_shift) = ANY (ARRAY[0, 3]))),
  CHECK ((tender = ANY (ARRAY['cash'::text, 'card'::text]))),
  CHECK ((value > 0))
);
CREATE INDEX sale_shift ON tills.sale USING btree (shift, sold_at DESC);
CREATE INDEX sale_undone ON tills.sale USING btree (undone_shift) WHERE (undone_shift IS NOT NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of undone_at, undone_by, undone_shift to lowu_app

create table tills.shift (
  id uuid not null,
  till text not null,
  number integer not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  opening json not null,
  opening_counted bigint not null,
  fetched bigint not null,
  opening_difference bigint not null,
  opening_reason text not null,
  closed_by text,
  closed_at timestamp with time zone,
  closing json,
  closing_counted bigint,
  closing_expected bigint,
  closing_reason text,
  delivered bigint,
  accepted_by text,
  accepted_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (till) REFERENCES tills.till(code),
  CHECK (((accepted_by IS NULL) = (accepted_at IS NULL))),
  CHECK (((accepted_by IS NULL) OR ((accepted_by <> opened_by) AND (accepted_by <> closed_by)))),
  CHECK (((accepted_by IS NULL) OR (closed_at IS NOT NULL))),
  CHECK (((closing_counted = closing_expected) OR (closing_reason <> ''::text))),
  CHECK (((delivered >= 0) AND (delivered <= closing_counted))),
  CHECK (((opening_difference = 0) OR (opening_reason <> ''::text))),
  CHECK ((closing_counted >= 0)),
  CHECK ((fetched >= 0)),
  CHECK ((num_nulls(closed_by, closed_at, closing, closing_counted, closing_expected, closing_reason, delivered) = ANY (ARRAY[0, 7]))),
  CHECK ((number > 0)),
  CHECK ((opening_counted >= 0))
);
CREATE INDEX shift_unaccepted ON tills.shift USING btree (closed_at) WHERE ((accepted_by IS NULL) AND (closed_at IS NOT NULL) AND ((opening_difference <> 0) OR (closing_counted <> closing_expected)));
CREATE UNIQUE INDEX shift_number ON tills.shift USING btree (till, number);
CREATE UNIQUE INDEX shift_open_person ON tills.shift USING btree (opened_by) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX shift_open_till ON tills.shift USING btree (till) WHERE (closed_at IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of closed_by, closed_at, closing, closing_counted, closing_expected, closing_reason, delivered, accepted_by, accepted_at to lowu_app

create table tills.till (
  code text not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  UNIQUE (id),
  PRIMARY KEY (code),
  CHECK (((code ~ '^[a-z][a-z0-9-]{1,30}$'::text) AND (code <> ALL (ARRAY['safe'::text, 'office'::text]))))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of name, closed_at to lowu_app

create table tills.vault_count (
  id uuid not null,
  place text not null,
  count json not null,
  counted bigint not null,
  counted_by text not null,
  counted_at timestamp with time zone not null,
  booked bigint,
  reason text not null default ''::text,
  agreed_by text,
  agreed_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (((booked IS NULL) OR (booked = counted) OR (reason <> ''::text))),
  CHECK ((agreed_by <> counted_by)),
  CHECK ((counted >= 0)),
  CHECK ((num_nulls(booked, agreed_by, agreed_at) = ANY (ARRAY[0, 3]))),
  CHECK ((place = ANY (ARRAY['safe'::text, 'office'::text])))
);
CREATE INDEX vault_count_agreed ON tills.vault_count USING btree (place, agreed_at) WHERE (agreed_by IS NOT NULL);
CREATE UNIQUE INDEX vault_count_open ON tills.vault_count USING btree (place) WHERE (agreed_by IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of count, counted, counted_by, counted_at, booked, reason, agreed_by, agreed_at to lowu_app

create table tills.voucher_sale (
  slot smallint not null,
  id uuid not null,
  shift uuid not null,
  till text not null,
  staff text not null,
  batch integer not null,
  number integer not null,
  value bigint not null,
  tender text not null,
  handed bigint,
  approval text,
  sold_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by text,
  undone_shift uuid,
  PRIMARY KEY (slot, id),
  CHECK (((tender = 'card'::text) = (approval IS NOT NULL))),
  CHECK (((tender = 'cash'::text) = (handed IS NOT NULL))),
  CHECK (((undone_by IS NULL) OR (undone_by <> staff))),
  CHECK ((approval ~ '^[A-Z0-9]{4,12}$'::text)),
  CHECK ((handed >= value)),
  CHECK ((num_nulls(undone_at, undone_by, undone_shift) = ANY (ARRAY[0, 3]))),
  CHECK ((tender = ANY (ARRAY['cash'::text, 'card'::text]))),
  CHECK ((value > 0))
);
CREATE INDEX voucher_sale_shift ON tills.voucher_sale USING btree (shift, sold_at DESC);
CREATE INDEX voucher_sale_undone ON tills.voucher_sale USING btree (undone_shift) WHERE (undone_shift IS NOT NULL);
CREATE UNIQUE INDEX voucher_sale_serial ON tills.voucher_sale USING btree (batch, number);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of undone_at, undone_by, undone_shift to lowu_app

create table topups.claw_back (
  slot smallint not null,
  id uuid not null,
  topup uuid not null,
  kind text not null,
  price bigint not null,
  spent_rule text not null,
  reason text not null,
  state text not null,
  is_whole boolean not null,
  taken bigint not null,
  owed bigint not null,
  written_off bigint not null,
  bonus bigint not null,
  proposed_by text,
  decided_by text,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (slot, id),
  CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
  CHECK (((kind <> 'refund'::text) OR (proposed_by IS NOT NULL))),
  CHECK ((bonus >= 0)),
  CHECK ((kind = ANY (ARRAY['undo'::text, 'refund'::text, 'chargeback'::text]))),
  CHECK ((owed >= 0)),
  CHECK ((price > 0)),
  CHECK ((spent_rule = ANY (ARRAY['refuse'::text, 'owe'::text, 'write_off'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'open'::text, 'done'::text, 'put_back'::text]))),
  CHECK ((taken >= 0)),
  CHECK ((written_off >= 0))
);
CREATE INDEX claw_back_topup ON topups.claw_back USING btree (topup, slot, id);
CREATE INDEX claw_back_waits ON topups.claw_back USING btree (opened_at, id) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX claw_back_one_proposal ON topups.claw_back USING btree (slot, topup) WHERE (state = 'proposed'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of price, state, is_whole, taken, owed, written_off, bonus, decided_by, changed_at to lowu_app

create table topups.made (
  slot smallint not null,
  maker text not null,
  ordered_at timestamp with time zone not null,
  topup uuid not null,
  PRIMARY KEY (slot, maker, ordered_at, topup)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table topups.made_from (
  slot smallint not null,
  device uuid not null,
  ordered_at timestamp with time zone not null,
  topup uuid not null,
  PRIMARY KEY (slot, device, ordered_at, topup)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table topups.quote (
  slot smallint not null,
  id uuid not null,
  line uuid not null,
  number text not null,
  maker text not null,
  channel text not null,
  terms jsonb not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (slot, id)
);
CREATE INDEX quote_old ON topups.quote USING btree (slot, expires_at);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table topups.review (
  slot smallint not null,
  topup uuid not null,
  held_at timestamp with time zone not null,
  decision text,
  reason text,
  proposed_by text,
  proposed_at timestamp with time zone,
  approved_by text,
  approved_at timestamp with time zone,
  cause text not null default 'mismatch'::text,
  attempt uuid,
  caught text,
  is_alone boolean not null default false,
  PRIMARY KEY (slot, topup),
  CHECK (((approved_by IS NULL) OR ((proposed_by IS NOT NULL) AND ((approved_by <> proposed_by) OR ((cause = 'rule'::text) AND is_alone))))),
  CHECK (((cause = 'mismatch'::text) OR (num_nulls(attempt, caught) = 0))),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  CHECK ((cause = ANY (ARRAY['mismatch'::text, 'rule'::text]))),
  CHECK ((decision = ANY (ARRAY['credit'::text, 'give_back'::text, 'dismiss'::text]))),
  CHECK ((num_nulls(approved_by, approved_at) = ANY (ARRAY[0, 2]))),
  CHECK ((num_nulls(decision, reason, proposed_by, proposed_at) = ANY (ARRAY[0, 4])))
);
CREATE INDEX review_waiting ON topups.review USING btree (held_at) WHERE (approved_at IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of held_at, decision, reason, proposed_by, proposed_at, approved_by, approved_at, cause, attempt, caught, is_alone to lowu_app

create table topups.stranded_refund (
  slot smallint not null,
  attempt uuid not null,
  topup uuid not null,
  payment uuid not null,
  connector text not null,
  amount bigint not null,
  currency text not null,
  since timestamp with time zone not null,
  PRIMARY KEY (slot, attempt),
  CHECK ((amount > 0))
);
CREATE INDEX stranded_refund_since ON topups.stranded_refund USING btree (since, attempt);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table topups.terms (
  slot smallint not null,
  id uuid not null,
  terms json not null,
  PRIMARY KEY (slot, id)
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table topups.topup (
  slot smallint not null,
  id uuid not null,
  reference text not null,
  line uuid not null,
  number text not null,
  maker text not null,
  owner uuid not null,
  masked_owner text not null,
  language text not null,
  payer_number text,
  payer_language text,
  channel text not null,
  method text not null,
  value bigint not null,
  value_currency text not null,
  bonus bigint not null,
  bonus_days smallint not null,
  validity_days smallint not null,
  price bigint not null,
  price_currency text not null,
  promised_seconds integer not null,
  payment uuid,
  attempt uuid,
  ordered_at timestamp with time zone not null,
  pay_before timestamp with time zone not null,
  state text not null,
  cash_bucket bigint,
  bonus_bucket bigint,
  valid_until date,
  balance_after bigint,
  receipt text,
  credited_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  timeline text not null,
  device uuid,
  discount bigint not null default 0,
  PRIMARY KEY (slot, id),
  CHECK (((attempt IS NOT NULL) OR (credited_at IS NOT NULL))),
  CHECK (((credited_at IS NOT NULL) OR (state <> 'credited'::text))),
  CHECK (((credited_at IS NULL) = (cash_bucket IS NULL))),
  CHECK (((credited_at IS NULL) OR ((valid_until IS NOT NULL) AND (balance_after IS NOT NULL) AND (receipt IS NOT NULL)))),
  CHECK (((discount >= 0) AND (discount <= value))),
  CHECK (((payer_number IS NULL) = (payer_language IS NULL))),
  CHECK (((payment IS NULL) = (attempt IS NULL))),
  CHECK ((bonus >= 0)),
  CHECK ((bonus_days >= 0)),
  CHECK ((language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text]))),
  CHECK ((payer_language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text]))),
  CHECK ((price > 0)),
  CHECK ((state = ANY (ARRAY['awaiting_payment'::text, 'confirming'::text, 'credited'::text, 'held_for_review'::text, 'not_charged'::text, 'refunding'::text, 'refunded'::text]))),
  CHECK ((validity_days >= 0)),
  CHECK ((value > 0))
) with (fillfactor=50);
CREATE INDEX topup_line ON topups.topup USING btree (line, slot, ordered_at);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, cash_bucket, bonus_bucket, valid_until, balance_after, receipt, credited_at, changed_at, timeline to lowu_app

create table transparency.checkpoint (
  size bigint not null,
  root bytea not null,
  note text not null,
  signed_at timestamp with time zone not null,
  PRIMARY KEY (size),
  CHECK ((length(root) = 32)),
  CHECK ((size >= 0))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of note to lowu_app

create table transparency.cosignature (
  size bigint not null,
  verifier text not null,
  line text not null,
  PRIMARY KEY (size, verifier),
  CHECK ((size >= 0))
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table transparency.edge (
  level smallint not null,
  hashes bytea not null,
  PRIMARY KEY (level),
  CHECK (((length(hashes) < 8192) AND ((length(hashes) % 32) = 0))),
  CHECK (((level >= 0) AND (level <= 7)))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of hashes to lowu_app

create table transparency.ended_log (
  origin text not null,
  size bigint not null,
  note text not null,
  ended_at timestamp with time zone not null,
  PRIMARY KEY (origin),
  CHECK ((size > 0))
);
-- grant select to lowu_app

create table transparency.ended_tile (
  origin text not null,
  level smallint not null,
  number bigint not null,
  hashes bytea not null,
  PRIMARY KEY (origin, level, number),
  FOREIGN KEY (origin) REFERENCES transparency.ended_log(origin),
  CHECK (((octet_length(hashes) >= 32) AND (octet_length(hashes) <= 8192))),
  CHECK ((level >= '-1'::integer)),
  CHECK ((number >= 0))
);
-- grant select to lowu_app

create table transparency.key (
  id uuid not null,
  verifier text not null,
  sealed text not null,
  made_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  last_size bigint,
  sum bytea not null,
  UNIQUE (verifier),
  PRIMARY KEY (id),
  CHECK (((last_size >= 0) AND ((last_size IS NULL) OR (retired_at IS NOT NULL)))) NOT VALID,
  CHECK ((retired_at > made_at))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of sealed, retired_at, last_size, sum to lowu_app

create table transparency.leaf (
  index bigint not null,
  entry bytea not null,
  UNIQUE (entry),
  PRIMARY KEY (index),
  CHECK ((index >= 0)),
  CHECK ((length(entry) = 32))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table transparency.log (
  is_only boolean not null default true,
  origin text not null,
  size bigint not null,
  sealed_until timestamp with time zone,
  mark_at timestamp with time zone,
  mark_xid bigint,
  swept_until timestamp with time zone,
  halted_at timestamp with time zone,
  PRIMARY KEY (is_only),
  CHECK ((origin ~ '^[^[:space:]+]+$'::text)),
  CHECK ((size >= 0)),
  CHECK (is_only)
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of size, sealed_until, mark_at, mark_xid, swept_until, halted_at to lowu_app

create table transparency.tile (
  level smallint not null,
  number bigint not null,
  hashes bytea not null,
  PRIMARY KEY (level, number),
  CHECK (((level >= 0) AND (level <= 7))),
  CHECK ((length(hashes) = 8192)),
  CHECK ((number >= 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app

create table transparency.witness (
  verifier text not null,
  size bigint not null,
  asked_at timestamp with time zone not null,
  cosigned_at timestamp with time zone,
  failure text,
  PRIMARY KEY (verifier),
  CHECK ((size >= 0))
);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of size, asked_at, cosigned_at, failure to lowu_app

create table vouchers.activation (
  batch integer not null,
  id uuid not null,
  first integer not null,
  last integer not null,
  state text not null,
  proposed_by uuid,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  PRIMARY KEY (batch, id),
  CHECK (((decided_at IS NULL) = (state = 'proposed'::text))),
  CHECK (((decided_by IS NULL) = (state = 'proposed'::text))),
  CHECK ((decided_by <> proposed_by)),
  CHECK ((first >= 1)),
  CHECK ((last >= first)),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'refused'::text, 'active'::text])))
);
CREATE INDEX activation_open ON vouchers.activation USING btree (proposed_at) WHERE (state = 'proposed'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, decided_by, decided_at to lowu_app

create table vouchers.batch (
  number integer not null,
  kind text not null,
  label text not null,
  value bigint not null,
  count integer not null,
  state text not null,
  printer text,
  salt bytea,
  expires_at timestamp with time zone not null,
  made_by text not null,
  begun_at timestamp with time zone not null,
  made_at timestamp with time zone,
  PRIMARY KEY (number),
  CHECK (((count >= 1) AND (count <= 9999999))),
  CHECK (((kind = 'electronic'::text) = (salt IS NOT NULL))),
  CHECK (((kind = 'printed'::text) = (printer IS NOT NULL))),
  CHECK (((number >= 1) AND (number <= 999999))),
  CHECK (((state = 'made'::text) = (made_at IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['printed'::text, 'electronic'::text]))),
  CHECK ((state = ANY (ARRAY['making'::text, 'made'::text, 'given_up'::text]))),
  CHECK ((value > 0))
);
CREATE INDEX batch_sellable ON vouchers.batch USING btree (value, expires_at) WHERE ((kind = 'electronic'::text) AND (state = 'made'::text));
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, made_at to lowu_app

create table vouchers.guess (
  slot smallint not null,
  key uuid not null,
  failures integer not null,
  failed_at timestamp with time zone not null,
  locked_until timestamp with time zone not null,
  PRIMARY KEY (slot, key),
  CHECK ((failures >= 0))
);
CREATE INDEX guess_age ON vouchers.guess USING btree (slot, failed_at);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of failures, failed_at, locked_until to lowu_app

create table vouchers.piece (
  batch integer not null,
  number integer not null,
  content bytea not null,
  PRIMARY KEY (batch, number)
);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create table vouchers.voucher (
  slot smallint not null,
  hash uuid not null,
  batch integer not null,
  number integer not null,
  turn smallint not null,
  state text not null,
  is_owed boolean not null,
  sold_at timestamp with time zone,
  reseller uuid,
  expires_at timestamp with time zone,
  topup uuid,
  receiver text,
  redeemed_at timestamp with time zone,
  blocked_at timestamp with time zone,
  blocked_by text,
  blocked_why text,
  PRIMARY KEY (slot, hash),
  CHECK ((((topup IS NULL) = (redeemed_at IS NULL)) AND ((topup IS NULL) = (receiver IS NULL)))),
  CHECK (((NOT is_owed) OR (state = ANY (ARRAY['sold'::text, 'blocked'::text])))),
  CHECK (((sold_at IS NULL) = (expires_at IS NULL))),
  CHECK (((state <> 'sold'::text) OR is_owed)),
  CHECK (((state = 'blocked'::text) = (blocked_at IS NOT NULL))),
  CHECK (((state = 'redeemed'::text) = (topup IS NOT NULL))),
  CHECK (((state = 'unsold'::text) OR (sold_at IS NOT NULL) OR (state = 'blocked'::text))),
  CHECK ((state = ANY (ARRAY['unsold'::text, 'sold'::text, 'redeemed'::text, 'expired'::text, 'blocked'::text])))
);
CREATE INDEX voucher_counted ON vouchers.voucher USING btree (slot, batch, state) WHERE (state <> 'unsold'::text);
CREATE INDEX voucher_due ON vouchers.voucher USING btree (slot, expires_at) WHERE (state = 'sold'::text);
CREATE INDEX voucher_serial ON vouchers.voucher USING btree (slot, batch, number);
CREATE INDEX voucher_stock ON vouchers.voucher USING btree (slot, batch, number) WHERE (state = 'unsold'::text);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, is_owed, sold_at, reseller, expires_at, topup, receiver, redeemed_at, blocked_at, blocked_by, blocked_why to lowu_app

create table webhooks.delivery (
  slot smallint not null,
  id uuid not null,
  endpoint uuid not null,
  event uuid not null,
  state text not null,
  attempts smallint not null default 0,
  due_at timestamp with time zone not null,
  tries jsonb not null default '[]'::jsonb,
  ended_at timestamp with time zone,
  is_replay boolean not null default false,
  PRIMARY KEY (id, slot),
  CHECK (((state = ANY (ARRAY['delivered'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'delivered'::text, 'failed'::text])))
) with (fillfactor=70);
CREATE INDEX delivery_due ON webhooks.delivery USING btree (endpoint, due_at, slot) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX delivery_endpoint ON webhooks.delivery USING btree (endpoint, id, slot);
CREATE INDEX delivery_event ON webhooks.delivery USING btree (endpoint, event, slot);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of state, attempts, due_at, tries, ended_at to lowu_app

create table webhooks.endpoint (
  slot smallint not null,
  id uuid not null,
  owner text not null,
  form text not null,
  url text not null,
  description text not null,
  types jsonb not null,
  secret text not null,
  secret_before text,
  secret_before_until timestamp with time zone,
  contact text,
  language text not null,
  failing_since timestamp with time zone,
  rests_until timestamp with time zone,
  disabled_at timestamp with time zone,
  disabled_why text,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  conditions jsonb not null default '[]'::jsonb,
  secrets_before jsonb not null default '[]'::jsonb,
  PRIMARY KEY (slot, id),
  CHECK (((disabled_at IS NULL) = (disabled_why IS NULL))),
  CHECK (((secret_before IS NULL) = (secret_before_until IS NULL))),
  CHECK ((disabled_why = ANY (ARRAY['owner'::text, 'failing'::text, 'gone'::text]))),
  CHECK ((form = ANY (ARRAY['standard'::text, 'plain'::text]))),
  CHECK ((language = ANY (ARRAY['zh-Hant'::text, 'zh-Hans'::text, 'en'::text]))),
  CHECK ((length(url) <= 2000))
);
CREATE INDEX endpoint_owner ON webhooks.endpoint USING btree (owner, slot) WHERE (removed_at IS NULL);
-- grant insert to lowu_app
-- grant select to lowu_app
-- grant update of url, description, types, secret, secret_before, secret_before_until, contact, language, failing_since, rests_until, disabled_at, disabled_why, removed_at, secrets_before to lowu_app

create table webhooks.event (
  slot smallint not null,
  id uuid not null,
  owner text not null,
  form text not null,
  type text not null,
  body text not null,
  happened_at timestamp with time zone not null,
  PRIMARY KEY (id, slot)
);
CREATE INDEX event_owner ON webhooks.event USING btree (owner, id, slot);
-- grant delete to lowu_app
-- grant insert to lowu_app
-- grant select to lowu_app

create view banking.entry_view as
 SELECT id,
    account,
    bank_reference,
    amount,
    currency,
    booked_at,
    taken_for,
    subject
   FROM banking.entry;

create view banking.money_view as
 SELECT entry.subject AS money,
    entry.id AS entry
   FROM banking.entry
  WHERE entry.taken_for = 'payment'::text
UNION ALL
 SELECT suspense.attempt AS money,
    suspense.entry
   FROM banking.suspense
  WHERE suspense.way = 'to_order'::text AND suspense.state = 'resolved'::text
UNION ALL
 SELECT t.cause AS money,
    e.id AS entry
   FROM banking.transfer t
     JOIN banking.entry e ON e.taken_for = 'transfer'::text AND e.subject = ('btr_'::text || replace(t.id::text, '-'::text, ''::text))
  WHERE t.kind = 'refund'::text;

create view banking.transfer_view as
 SELECT id,
    kind,
    cause,
    amount,
    currency,
    state
   FROM banking.transfer;

create view banking.unmatched_view as
 SELECT e.id,
    e.connector,
    e.currency,
    e.amount AS booked_amount,
    e.noted_at AS since,
    s.why,
        CASE
            WHEN s.state <> 'resolved'::text THEN e.amount
            WHEN s.way = 'give_back'::text AND t.state IS DISTINCT FROM 'done'::text THEN e.amount
            ELSE 0::bigint
        END AS left_amount,
        CASE
            WHEN s.state = 'resolved'::text AND s.way = 'give_back'::text AND t.state IS DISTINCT FROM 'done'::text THEN e.amount
            ELSE 0::bigint
        END AS leaving_amount,
    s.state = 'proposed'::text AS is_proposed
   FROM banking.suspense s
     JOIN banking.entry e ON e.id = s.entry
     LEFT JOIN banking.transfer t ON t.cause = ('ent_'::text || replace(e.id::text, '-'::text, ''::text))
  WHERE s.state <> 'resolved'::text OR s.way = 'give_back'::text;

create view kiosks.kiosk_view as
 SELECT slot,
    id,
    code,
    suspended_at
   FROM kiosks.kiosk;

create view ledger.bucket_view as
 SELECT bucket.slot,
    bucket.account,
    bucket.number,
    bucket.unit,
    bucket.balance,
    bucket.held,
    bucket.source,
    bucket.eligibility,
    bucket.zones,
    bucket.priority,
    bucket.expires_at,
    bucket.cause,
    bucket.opened_at,
    NULL::timestamp with time zone AS closed_at
   FROM ledger.bucket
UNION ALL
 SELECT closed_bucket.slot,
    closed_bucket.account,
    closed_bucket.number,
    closed_bucket.unit,
    closed_bucket.balance,
    closed_bucket.held,
    closed_bucket.source,
    closed_bucket.eligibility,
    closed_bucket.zones,
    closed_bucket.priority,
    closed_bucket.expires_at,
    closed_bucket.cause,
    closed_bucket.opened_at,
    closed_bucket.closed_at
   FROM ledger.closed_bucket;

create view ledger.hold_view as
 SELECT slot,
    id,
    account,
    state,
    unit,
    amount,
    cause,
    placed_at,
    expires_at,
    closed_at
   FROM ledger.hold;

create view ledger.leaf_view as
 SELECT t.recorded_at,
    concat(
        CASE
            WHEN t.seq = 1 AND t.bucket <> 0 AND t.recorded_at > (( SELECT opening_leaf.recorded_after
               FROM ledger.opening_leaf
              WHERE opening_leaf.is_only)) THEN 'lowu.transfer/v2'::text
            ELSE 'lowu.transfer/v1'::text
        END, '
slot ', t.slot, '
account ', t.account, '
bucket ', t.bucket, '
seq ', t.seq, '
amount ', t.amount, '
balance_after ', t.balance_after, '
unit ', t.unit, '
other ', t.system_account, '
code ', t.code, '
cause ', t.cause, '
effective_us ', (EXTRACT(epoch FROM t.effective_at) * 1000000::numeric)::bigint, '
recorded_us ', (EXTRACT(epoch FROM t.recorded_at) * 1000000::numeric)::bigint, '
',
        CASE
            WHEN t.seq = 1 AND t.bucket <> 0 AND t.recorded_at > (( SELECT opening_leaf.recorded_after
               FROM ledger.opening_leaf
              WHERE opening_leaf.is_only)) THEN ( SELECT concat('floor ', b.floor, '
source ', b.source, '
eligibility ', b.eligibility, '
zones ', b.zones, '
priority ', b.priority, '
blocks ', b.blocks, '
expires_us ', (EXTRACT(epoch FROM b.expires_at) * 1000000::numeric)::bigint, '
opened_us ', (EXTRACT(epoch FROM b.opened_at) * 1000000::numeric)::bigint, '
opened_by ', b.cause, '
') AS concat
               FROM ( SELECT o.floor,
                        o.source,
                        o.eligibility,
                        o.zones,
                        o.priority,
                        o.blocks,
                        o.expires_at,
                        o.opened_at,
                        o.cause
                       FROM ledger.bucket o
                      WHERE o.slot = t.slot AND o.account = t.account AND o.number = t.bucket
                    UNION ALL
                     SELECT c.floor,
                        c.source,
                        c.eligibility,
                        c.zones,
                        c.priority,
                        c.blocks,
                        c.expires_at,
                        c.opened_at,
                        c.cause
                       FROM ledger.closed_bucket c
                      WHERE c.slot = t.slot AND c.account = t.account AND c.number = t.bucket
             LIMIT 1) b)
            ELSE NULL::text
        END) AS text
   FROM ledger.transfer t
UNION ALL
 SELECT system_transfer.recorded_at,
    concat('lowu.system_transfer/v1
slot ', system_transfer.slot, '
id ', system_transfer.id, '
debit ', system_transfer.debit_account, '
credit ', system_transfer.credit_account, '
amount ', system_transfer.amount, '
unit ', system_transfer.unit, '
code ', system_transfer.code, '
cause ', system_transfer.cause, '
effective_us ', (EXTRACT(epoch FROM system_transfer.effective_at) * 1000000::numeric)::bigint, '
recorded_us ', (EXTRACT(epoch FROM system_transfer.recorded_at) * 1000000::numeric)::bigint, '
') AS text
   FROM ledger.system_transfer;

create view ledger.open_bucket_view as
 SELECT b.slot,
    b.account,
    b.number,
    b.unit,
    b.balance,
    b.held,
    b.floor,
    b.source,
    b.zones,
    b.priority,
    b.expires_at,
    b.cause,
    b.opened_at,
    a.kind
   FROM ledger.bucket b
     JOIN ledger.account a ON a.slot = b.slot AND a.id = b.account;

create view ledger.transfer_view as
 SELECT transfer.slot,
    transfer.account,
    transfer.bucket,
    transfer.seq,
    transfer.unit,
    abs(transfer.amount) AS amount,
    transfer.balance_after,
        CASE
            WHEN transfer.amount > 0 THEN transfer.system_account
            ELSE 'owner'::text
        END AS debit_account,
        CASE
            WHEN transfer.amount > 0 THEN 'owner'::text
            ELSE transfer.system_account
        END AS credit_account,
    transfer.code,
    transfer.cause,
    transfer.effective_at,
    transfer.recorded_at
   FROM ledger.transfer
UNION ALL
 SELECT system_transfer.slot,
    NULL::uuid AS account,
    NULL::bigint AS bucket,
    NULL::bigint AS seq,
    system_transfer.unit,
    system_transfer.amount,
    NULL::bigint AS balance_after,
    system_transfer.debit_account,
    system_transfer.credit_account,
    system_transfer.code,
    system_transfer.cause,
    system_transfer.effective_at,
    system_transfer.recorded_at
   FROM ledger.system_transfer;

create view payments.attempt_view as
 SELECT a.slot,
    a.id,
    a.payment,
    p.reference,
    a.connector,
    a.amount,
    a.currency,
    a.state,
    a.provider_reference,
    a.sent_at,
    a.captured_at,
    a.changed_at
   FROM payments.attempt a
     JOIN payments.payment p ON p.slot = a.slot AND p.id = a.payment;

create view payments.dispute_view as
 SELECT slot,
    id,
    attempt,
    connector,
    provider_reference,
    amount,
    currency,
    state,
    of_payment,
    of_currency
   FROM payments.dispute;

create view payments.money_view as
 SELECT attempt.slot,
    attempt.id,
    'payment'::text AS kind,
    attempt.connector,
    attempt.amount,
    attempt.currency,
    attempt.state,
    attempt.state = 'captured'::text AS is_settled,
    attempt.captured_at AS settled_at
   FROM payments.attempt
UNION ALL
 SELECT r.slot,
    r.id,
    'refund'::text AS kind,
    COALESCE(r.by_bank, a.connector) AS connector,
    - r.amount AS amount,
    r.currency,
    r.state,
    r.state = 'succeeded'::text OR r.succeeded_at IS NOT NULL AS is_settled,
    COALESCE(r.succeeded_at,
        CASE
            WHEN r.state = 'succeeded'::text THEN r.changed_at
            ELSE NULL::timestamp with time zone
        END) AS settled_at
   FROM payments.refund r
     JOIN payments.attempt a ON a.slot = r.slot AND a.id = r.attempt
UNION ALL
 SELECT r.slot,
    r.id,
    'refund_failure'::text AS kind,
    COALESCE(r.by_bank, a.connector) AS connector,
    r.amount,
    r.currency,
    r.state,
    r.state = 'failed'::text AND r.succeeded_at IS NOT NULL AS is_settled,
        CASE
            WHEN r.state = 'failed'::text AND r.succeeded_at IS NOT NULL THEN r.changed_at
            ELSE NULL::timestamp with time zone
        END AS settled_at
   FROM payments.refund r
     JOIN payments.attempt a ON a.slot = r.slot AND a.id = r.attempt;

create view payments.refund_view as
 SELECT slot,
    id,
    payment,
    attempt,
    reference,
    amount,
    currency,
    state,
    opened_at,
    changed_at
   FROM payments.refund;

create view receipts.issue_view as
 SELECT issued_at
   FROM receipts.receipt;

create view receipts.leaf_view as
 SELECT p.issued_at AS recorded_at,
    p.slot,
    p.code,
    concat('lowu.receipt/',
        CASE
            WHEN p.kind = ANY (ARRAY['topup'::text, 'refund'::text, 'undo'::text]) THEN 'v1'::text
            WHEN p.kind = 'closing'::text THEN 'v3'::text
            WHEN p.kind = ANY (ARRAY['taken_back'::text, 'put_back'::text]) THEN 'v4'::text
            WHEN p.kind = ANY (ARRAY['voucher_sale'::text, 'voucher_undone'::text]) THEN 'v5'::text
            ELSE 'v2'::text
        END, '
code ', p.code, '
kind ', p.kind,
        CASE
            WHEN p.kind = ANY (ARRAY['topup'::text, 'refund'::text, 'undo'::text]) THEN '
topup '::text
            ELSE '
subject '::text
        END, p.topup, '
cause ', p.cause, '
issued_us ', (EXTRACT(epoch FROM p.issued_at) * 1000000::numeric)::bigint, '
says ', d.says - ARRAY['balanceBefore'::text, 'balanceAfter'::text, 'validUntilBefore'::text, 'repaid'::text], '
about ', d.about - 'line'::text, '
') AS text,
    jsonb_build_object('line', d.about -> 'line'::text, 'balanceBefore', d.says -> 'balanceBefore'::text, 'balanceAfter', d.says -> 'balanceAfter'::text, 'repaid', d.says -> 'repaid'::text, 'validUntilBefore', d.says -> 'validUntilBefore'::text)::text AS own
   FROM receipts.receipt p
     CROSS JOIN LATERAL ( SELECT p.document::jsonb AS says,
            ( SELECT s.document::jsonb AS document
                   FROM receipts.subject s
                  WHERE s.slot = p.slot AND s.topup = p.topup) AS about
         OFFSET 0) d;

create view reconciliation.unmatched_view as
 SELECT b.slot,
    b.id,
    b.connector,
    b.day,
    b.fact,
    b.kind,
    p.unit AS currency,
    p.since,
    p.amount AS booked_amount,
    p.amount - COALESCE(d.gone, 0::bigint) AS left_amount,
    COALESCE(d.leaving, 0::bigint) AS leaving_amount,
    COALESCE(d.is_proposed, false) AS is_proposed
   FROM ( SELECT posting.slot,
            posting.cause,
            posting.unit,
            min(posting.posted_at) AS since,
            sum(
                CASE
                    WHEN posting.credit_account = 'unmatched'::text THEN posting.amount
                    ELSE - posting.amount
                END)::bigint AS amount
           FROM reconciliation.posting
          WHERE (posting.debit_account = 'unmatched'::text OR posting.credit_account = 'unmatched'::text) AND posting.cause ~~ 'brk\_%'::text
          GROUP BY posting.slot, posting.cause, posting.unit) p
     JOIN reconciliation.break b ON b.slot = p.slot AND b.id = substr(p.cause, 5)::uuid
     LEFT JOIN LATERAL ( SELECT sum(o.amount) FILTER (WHERE o.state = 'done'::text AND (o.way <> 'give_back'::text OR t.state = 'done'::text))::bigint AS gone,
            sum(o.amount) FILTER (WHERE o.state = 'done'::text AND o.way = 'give_back'::text AND t.state IS DISTINCT FROM 'done'::text)::bigint AS leaving,
            bool_or(o.state = 'proposed'::text) AS is_proposed
           FROM reconciliation.disposal o
             LEFT JOIN banking.transfer_view t ON o.way = 'give_back'::text AND t.cause = ('dps_'::text || replace(o.id::text, '-'::text, ''::text))
          WHERE o.slot = b.slot AND o.break = b.id AND o.currency = p.unit) d ON true;

create view resellers.counter_view as
 SELECT slot,
    reseller,
    day,
    day_count,
    day_minor,
    month_count,
    month_minor,
    week_count,
    week_minor
   FROM resellers.counter;

create view resellers.reseller_view as
 SELECT slot,
    id,
    name,
    parent,
    float_owner,
    suspended_at
   FROM resellers.reseller;

create view sales.any_sale as
 SELECT sale.slot,
    sale.reseller,
    sale.till,
    sale.value,
    sale.commission,
    sale.is_paid_at_once,
    sale.parent,
    sale.parent_commission,
    sale.sold_at,
    sale.undone_at,
    sale.discount
   FROM sales.sale
UNION ALL
 SELECT voucher_sale.slot,
    voucher_sale.reseller,
    voucher_sale.till,
    voucher_sale.value,
    voucher_sale.commission,
    voucher_sale.is_paid_at_once,
    voucher_sale.parent,
    voucher_sale.parent_commission,
    voucher_sale.sold_at,
    voucher_sale.undone_at,
    0::bigint AS discount
   FROM sales.voucher_sale;

create view sales.program_sale_view as
 SELECT slot,
    topup,
    reseller,
    client,
    client_reference,
    value,
    undone_at IS NOT NULL AS is_undone
   FROM sales.sale
  WHERE client_reference IS NOT NULL;

create view topups.topup_view as
 SELECT slot,
    id,
    reference,
    line,
    number,
    maker,
    channel,
    method,
    value,
    value_currency,
    bonus,
    price,
    price_currency,
    state,
    payment,
    attempt,
    ordered_at,
    credited_at,
    changed_at
   FROM topups.topup;

create view vouchers.voucher_view as
 SELECT slot,
    batch,
    number,
    state,
    is_owed,
    sold_at,
    reseller,
    topup
   FROM vouchers.voucher;
