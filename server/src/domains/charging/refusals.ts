import { refusals } from '#base';

export const refuse = refusals({
  service_not_sold: 'forbidden',
  service_needs_opt_in: 'forbidden',
});
