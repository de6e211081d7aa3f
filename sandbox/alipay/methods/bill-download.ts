import { hasBill, isBillReady, startOfBeijingDay } from '../bills/bill-of.ts';
import { Refused } from '../protocol/refusal.ts';
import { invalid, readRequired } from './biz-content.ts';
import type { Method } from './method.ts';

/**
 * Says where the bill of a day can be downloaded, for thirty seconds. A day on which nothing moved
 * has none, nor has one whose bill is not made yet; the answer is the same. Only business details
 * of a day are made here, no months and no other types.
 */
export const billDownload: Method = {
  name: 'alipay.data.dataservice.bill.downloadurl.query',
  kind: 'api',
  v3: {
    verb: 'GET',
    path: '/v3/alipay/data/dataservice/bill/downloadurl/query',
    codes: { 'isp.bill_not_exist': 'BILL_NOT_EXIST' },
  },
  run(world, call) {
    const type = readRequired(call, 'bill_type', 10);
    if (type !== 'trade') throw invalid('bill_type must be trade');
    const day = readRequired(call, 'bill_date', 15);
    const fromMs = startOfBeijingDay(day);
    if (fromMs === undefined) throw invalid('bill_date must be yyyy-MM-dd');
    const { sellerId } = call.merchant;
    if (!isBillReady(world, fromMs) || !hasBill(world, sellerId, fromMs)) {
      throw new Refused('isp.bill_not_exist');
    }
    const token = world.billAddresses.make(sellerId, day);
    const address = `${world.ownAddress()}/downloadBillFile.resource/${token}`;
    return { fields: { bill_download_url: address } };
  },
};
