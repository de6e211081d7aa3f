import { refusals } from '#base';

export const refuse = refusals({
  tmf_method_unknown: 'invalid',
  tmf_page_invalid: 'invalid',
  tmf_filter_too_wide: 'invalid',
  tmf_filter_never: 'invalid',
  tmf_filter_value_wrong: 'invalid',
  tmf_amount_invalid: 'invalid',
  tmf_units_unknown: 'invalid',
  tmf_usage_type_other: 'invalid',
  tmf_field_unsupported: 'invalid',
  tmf_field_fixed: 'invalid',
  tmf_status_unreachable: 'conflict',
  tmf_key_invalid: 'invalid',
  tmf_sum_unknown: 'not_found',
  tmf_action_unknown: 'not_found',
  tmf_listener_unknown: 'not_found',
  tmf_event_of_lines: 'forbidden',
});
