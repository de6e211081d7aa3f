import { refusals } from '#base';

export const refuse = refusals({
  service_not_sold: 'forbidden',
  service_needs_opt_in: 'forbidden',
  line_not_ours: 'not_found',
  session_unknown: 'not_found',
  session_closed: 'conflict',
  month_unknown: 'not_found',
  month_too_young: 'conflict',
  month_detached: 'conflict',
});
