/** Why a top-up that was called for is not made. */
export type Why =
  | 'line_barred'
  | 'line_idle'
  | 'cap_amount'
  | 'cap_times'
  | 'mandate_over'
  | 'mandate_limit'
  | 'mandate_busy'
  | 'mandate_rests'
  | 'mandate_untold'
  | 'method_failing'
  | 'declined_often'
  /** A month's was called for too late, or not in time. */
  | 'month_over'
  /** Ordering itself was refused: by the limits of a line. */
  | 'order_refused';
