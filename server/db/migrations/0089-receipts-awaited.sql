-- Short messages that were handed over and not reported yet, by when that was: those of whom nobody
-- reports are not waited for without end.
create index message_awaited on notifications.message (sent_at)
  where state = 'sent' and channel = 'sms';
