create schema notifications;

-- One message to one number. slot = hash(receiver). key is what the message is about, in the words
-- of who queued it: the same key twice is one message.
create table notifications.message (
  slot smallint not null,
  id uuid not null,
  key text not null,
  kind text not null,
  -- The id of what it tells about: a top-up, a device that asked for a code.
  cause text not null,
  receiver text not null,
  sender text not null,
  language text not null check (language in ('zh-Hant', 'zh-Hans', 'en')),
  -- The words as they are sent. A secret's words stand in sealed instead, and only until they are
  -- sent.
  body text,
  sealed text,
  parts smallint not null check (parts > 0),
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed')),
  attempts smallint not null check (attempts >= 0),
  -- When to try next; while it is being sent, when to believe that whoever sent it has died.
  due_at timestamptz not null,
  -- After this it is no longer worth sending.
  send_before timestamptz,
  queued_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  failure text,
  primary key (slot, id),
  unique (slot, key),
  check (sealed is null or state in ('queued', 'sending')),
  check (body is null or sealed is null),
  check ((state in ('delivered', 'failed')) = (ended_at is not null)),
  check ((state = 'failed') = (failure is not null) or state in ('queued', 'sending'))
) with (fillfactor = 80);

create index message_due on notifications.message (due_at) where state in ('queued', 'sending');
create index message_receiver on notifications.message (slot, receiver, queued_at);
create index message_queued on notifications.message (queued_at);
