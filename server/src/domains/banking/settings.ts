import { setting, wholeNumber } from '#platform/settings';

const senderPattern = /^[^=,]{2,40}=[a-z0-9_]+(?:,[^=,]{2,40}=[a-z0-9_]+)*$/;

function payoutSenders(value: unknown): string | undefined {
  const isText = typeof value === 'string' && (value === '' || senderPattern.test(value));
  return isText ? undefined : 'must be a list such as ALIPAY=alipay_cn,STRIPE=stripe';
}

/** What an operator can set about banks. */
export const bankingSettings = {
  payoutSenders: setting(
    'banking.payout_senders',
    'Whose credits on our account settle which connector, by whole words of the name that the ' +
      'bank prints, such as ALIPAY=alipay_cn',
    'ALIPAY=alipay_cn,WECHAT=wechat_hk,TENPAY=wechat_cn,STRIPE=stripe,ANTOM=antom',
    payoutSenders,
  ),
  bagDays: setting(
    'banking.bag_days',
    'After how many days a bag of cash that the bank has not booked is an alarm',
    3,
    wholeNumber(1, 365),
  ),
  bagMostDifferenceMinor: setting(
    'banking.bag_most_difference_minor',
    'By how much an entry may differ from the bag of cash that it names, in cents, before two ' +
      'people have to say that it is that bag',
    100_000,
    wholeNumber(0, 100_000_000),
  ),
  transferDays: setting(
    'banking.transfer_days',
    'After how many days a transfer that nobody has entered at the bank, or that the bank has ' +
      'not shown, is an alarm',
    3,
    wholeNumber(1, 365),
  ),
  unmatchedRemindDays: setting(
    'banking.unmatched_remind_days',
    'After how many days money that is nobody’s, and that nobody has decided about, is an alarm',
    30,
    wholeNumber(1, 3_650),
  ),
  unmatchedWriteOffDays: setting(
    'banking.unmatched_write_off_days',
    'How many days money that came for nobody must have waited for its owner before two people ' +
      'may keep it',
    365,
    wholeNumber(1, 3_650),
  ),
};
