-- Whether an endpoint has taken an event, for all that it has missed to be sent again.
create index delivery_event on webhooks.delivery (endpoint, event, slot);
