import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Receiver, startReceiver } from './receiver.ts';
import { type StartedProgram, startProgram } from './start-program.ts';
import { openWechatShop, saidIn, type ShopOptions, type WechatShop } from './wechat-shop.ts';
import { writeClock } from './write-clock.ts';

export interface WechatSandbox {
  shop: WechatShop;
  receiver: Receiver;
  /**
   * Virtual time is `virtualMs` now and passes `rate` times as fast as real time, 1 unless told.
   */
  setClock(virtualMs: number, rate?: number): void;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The simulator as its own process, with a merchant and an address for its notices. */
export async function startWechat(
  options: ShopOptions = {},
  flags: readonly string[] = [],
): Promise<WechatSandbox> {
  const home = mkdtempSync(join(tmpdir(), 'sandbox-wechat-'));
  const clockFile = join(home, 'clock.json');
  const start = (port: number): Promise<StartedProgram> => {
    const own = ['--home', join(home, 'state'), '--clock', clockFile, '--port', String(port)];
    return startProgram('wechat/main.ts', [...own, ...flags]);
  };
  let program = await start(0);
  let apiV3Key = '';
  const receiver = await startReceiver(({ raw }) => {
    const said = saidIn(raw, apiV3Key);
    return String(said['out_trade_no'] ?? said['out_contract_code'] ?? '');
  });
  const shop = await openWechatShop(program.address, {
    refundNotifyUrl: receiver.url,
    ...options,
  });
  ({ apiV3Key } = shop);
  return {
    shop,
    receiver,
    setClock: (virtualMs, rate) => writeClock(clockFile, virtualMs, rate),
    async restart() {
      await program.kill();
      program = await start(program.port);
    },
    async close() {
      await program.stop();
      await receiver.close();
      rmSync(home, { recursive: true });
    },
  };
}

let lastNumber = 0;

export function newNumber(): string {
  lastNumber += 1;
  return `top_${process.pid}_${lastNumber}`;
}

/** The words of a good order for a code to scan. */
export function orderOf({ shop, receiver }: WechatSandbox, outTradeNo = newNumber()) {
  return {
    appid: shop.appId,
    mchid: shop.mchId,
    description: '增值50元',
    out_trade_no: outTradeNo,
    notify_url: receiver.url,
    amount: { total: 5_000, currency: 'CNY' },
  };
}

/** Places an order for a code; gives its number and where the code leads. */
export async function placed(
  sandbox: WechatSandbox,
  more: Record<string, unknown> = {},
): Promise<{ outTradeNo: string; codeUrl: string }> {
  const order = { ...orderOf(sandbox), ...more };
  const answered = await sandbox.shop.call('POST', '/v3/pay/transactions/native', order);
  if (answered.status !== 200) throw new Error(answered.raw.toString());
  const codeUrl = String(answered.body['code_url']);
  return { outTradeNo: order.out_trade_no, codeUrl };
}

export async function paidOrder(
  sandbox: WechatSandbox,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { outTradeNo } = await placed(sandbox, more);
  const answered = await sandbox.shop.control('POST', `/sandbox/trades/${outTradeNo}/pay`);
  if (answered.status !== 200) throw new Error(answered.raw.toString());
  return outTradeNo;
}

export function refundOf(outTradeNo: string, outRefundNo: string, refund = 1_000) {
  const amount = { refund, total: 5_000, currency: 'CNY' };
  return { out_trade_no: outTradeNo, out_refund_no: outRefundNo, reason: '退款', amount };
}
