import { refusals } from '#base';

export const refuse = refusals({
  outlet_invalid: 'invalid',
  outlet_unknown: 'not_found',
  outlet_columns_unknown: 'invalid',
  outlets_too_many: 'limited',
  district_unknown: 'not_found',
});
