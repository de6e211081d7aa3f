import type { Sandbox } from './start-sandbox.ts';

let lastNumber = 0;

/** A number of the merchant's own that no other test of the file uses. */
export function newNumber(): string {
  lastNumber += 1;
  return `top_${process.pid}_${lastNumber}`;
}

/** Asks for a QR code whose notices go to the receiver. Returns the order's number. */
export async function order(
  { shop, receiver }: Sandbox,
  more: Record<string, unknown> = {},
): Promise<string> {
  const outTradeNo = newNumber();
  const bizContent = { out_trade_no: outTradeNo, total_amount: '50.00', subject: '增值50元' };
  const answer = await shop.sdk.exec('alipay.trade.precreate', {
    notifyUrl: receiver.url,
    bizContent: { ...bizContent, ...more },
  });
  if (answer['code'] !== '10000') throw new Error(JSON.stringify(answer));
  return outTradeNo;
}

export async function paidOrder(
  sandbox: Sandbox,
  more: Record<string, unknown> = {},
): Promise<string> {
  const outTradeNo = await order(sandbox, more);
  const answered = await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/pay`);
  if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
  return outTradeNo;
}

/** An order whose page the buyer has opened, so that the trade exists. */
export async function scannedOrder(
  sandbox: Sandbox,
  more: Record<string, unknown> = {},
): Promise<string> {
  const outTradeNo = await order(sandbox, more);
  await sandbox.shop.post(`/sandbox/trades/${outTradeNo}/scan`);
  return outTradeNo;
}
