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
  /** It can be charged within its hours or once a day, and not yet. */
  | 'mandate_later'
  | 'method_failing'
  | 'declined_often'
  /** A month's was called for too late, or not in time. */
  | 'month_over'
  /** A month's could only be told after the last day on which its payer lets it be taken. */
  | 'told_late'
  /** Somebody's order for the line has been open for longer than usual. */
  | 'topup_pending'
  /** Its amount is no longer among those that can be ordered. */
  | 'amount_not_sold'
  /** Ordering itself was refused: by the limits of a line. */
  | 'order_refused';
