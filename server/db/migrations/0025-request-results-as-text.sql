-- Nothing searches the answers that are kept, so they need not be taken apart when they are
-- written.
alter table platform.request alter column result type json using result::json;
