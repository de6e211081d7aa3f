-- What the data of an event must be like for an endpoint to be told of it, beside its type: a list
-- of {path, operator, values}. None for those that are told whatever it says.
alter table webhooks.endpoint add column conditions jsonb not null default '[]';
