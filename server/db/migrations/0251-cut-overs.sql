-- By what the last cut-over was named, so that a repeat of it is known, and the day that it closed.
alter table acquirers.acquirer add column cut_over_by text, add column closed_day date;
