import { printBeijing } from '../../kit/beijing-time.ts';
import type { Route } from '../../kit/server.ts';
import { walletRoutes } from '../../kit/wallet/routes.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { refuseToSign, sign, unsign } from '../agreements/sign.ts';
import { outsideNotice, signedText } from '../protocol/signing.ts';
import type { World } from '../world.ts';
import { cashierWords } from './words.ts';

/** What the payer's wallet shows of agreements: the page to sign on, and how to end one. */
export function consentRoutes(world: World): Route[] {
  return walletRoutes<Agreement>({
    words: cashierWords,
    find: (id) => world.agreements.find(id),
    isAsked: ({ state }) => state === 'TEMP',
    consentOf: (one) => {
      const details = [['product_code', one.terms.product] as const, ...periodDetails(one)];
      return { shopName: shopOf(world, one), details };
    },
    backFrom: ({ terms }) => terms.returnUrl ?? '/wallet',
    agree: (one) => signedReturnUrl(world, sign(world, one)),
    refuse: (one) => refuseToSign(world, one).terms.returnUrl ?? '/wallet',
    stop: (one) => unsign(world, one),
    permissions: () => permissionsIn(world),
    deliverEarly: () => world.notifier.deliverEarly(),
  });
}

function periodDetails({ terms: { period } }: Agreement) {
  if (period === null) return [];
  const { type, count, firstDay, singleFen } = period;
  return [
    ['period', `${count} ${type}`],
    ['execute_time', firstDay],
    ['single_amount', `¥${printYuan(singleFen)}`],
  ] as const;
}

function shopOf(world: World, { terms }: Agreement): string {
  return world.merchants.find(terms.appId)?.shopName ?? '';
}

function permissionsIn(world: World) {
  return world.agreements
    .list()
    .filter(({ state }) => state === 'NORMAL' || state === 'STOP')
    .map((one) => {
      const { id, state, nextDay, terms } = one;
      const detail = nextDay === null ? terms.product : `${terms.product}, ${nextDay}`;
      return { id, shopName: shopOf(world, one), detail, isActive: state === 'NORMAL' };
    });
}

/** The merchant's address with signed parameters, as of a payment. */
function signedReturnUrl(world: World, { terms, agreementNo }: Agreement): string {
  const params = {
    agreement_no: agreementNo ?? '',
    external_agreement_no: terms.externalNo,
    status: 'NORMAL',
    is_success: 'T',
    app_id: terms.appId,
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: printBeijing(world.clock.now()),
  };
  const url = new URL(terms.returnUrl ?? `${world.publicAddress()}/wallet`);
  const sign = world.keys.sign(signedText(params, outsideNotice));
  for (const [name, value] of Object.entries({ ...params, sign })) {
    url.searchParams.append(name, value);
  }
  return url.href;
}
