-- Who alone has asked that a file counts since the bill of its day last changed: it counts once
-- somebody else asks for the same. Of what came before, nobody is known to have asked.
alter table reconciliation.bill add column asked_by text;
