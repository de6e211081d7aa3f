import { refusals } from '#base';

export const refuse = refusals({
  import_unknown: 'not_found',
  import_columns_unknown: 'invalid',
  import_rows_too_many: 'invalid',
});
