import type { Entry } from './entries.ts';
import type { Sheet } from './sheet.ts';
import { tradeBill } from './trade-bill.ts';

/**
 * The statement of a merchant abroad: the bill of trades with the currencies and the rate, of which
 * public pages do not show the columns' order; who reads by heading does not need it.
 */
export function statement(entries: readonly Entry[]): Sheet {
  const bill = tradeBill(entries, 'ALL');
  const more = ['标价币种', '用户支付币种', '结算币种', '汇率'];
  const rows = bill.rows.map((row, index) => {
    const { currency, region } = entries[index]?.order.terms ?? { currency: '', region: 'hk' };
    return {
      ...row,
      标价币种: currency,
      用户支付币种: region === 'global' ? 'CNY' : currency,
      结算币种: currency,
      汇率: '1.00000000',
    };
  });
  return { ...bill, columns: [...bill.columns, ...more], rows };
}
