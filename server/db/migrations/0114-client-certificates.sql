-- The certificates of which a client must show one (RFC 8705), by the SHA-256 of each in base64url;
-- none for a client that shows its secret.
alter table partners.client add column certificates jsonb not null default '[]';
