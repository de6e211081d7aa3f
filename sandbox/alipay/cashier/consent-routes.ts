import { type Answer, page, Problem, redirect } from '../../kit/answers.ts';
import { printBeijing } from '../../kit/beijing-time.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { consentOverPage, consentPage, walletPage } from '../../kit/wallet/pages.ts';
import { printYuan } from '../../kit/yuan.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { refuseToSign, sign, unsign } from '../agreements/sign.ts';
import { outsideNotice, signedText } from '../protocol/signing.ts';
import type { World } from '../world.ts';
import { cashierWords } from './words.ts';

/** What the payer's wallet shows of agreements: the page to sign on, and how to end one. */
export function consentRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/consent/:id', answer: (incoming) => show(world, incoming) },
    {
      method: 'POST',
      path: '/consent/:id/agree',
      async answer(incoming) {
        const signed = sign(world, requireOne(world, incoming));
        await world.notifier.deliverEarly();
        return redirect(signedReturnUrl(world, signed));
      },
    },
    {
      method: 'POST',
      path: '/consent/:id/refuse',
      answer: (incoming) =>
        redirect(refuseToSign(world, requireOne(world, incoming)).terms.returnUrl ?? '/wallet'),
    },
    {
      method: 'GET',
      path: '/wallet',
      answer: (incoming) => page(200, walletPage(placeOf(incoming), permissionsIn(world))),
    },
    {
      method: 'POST',
      path: '/wallet/:id/stop',
      async answer(incoming) {
        unsign(world, requireOne(world, incoming));
        await world.notifier.deliverEarly();
        return redirect(`/wallet?lang=${languageOf(incoming)}`);
      },
    },
  ];
}

function placeOf(incoming: Incoming) {
  return { language: languageOf(incoming), words: cashierWords };
}

function requireOne(world: World, { params }: Incoming): Agreement {
  const found = world.agreements.find(params['id'] ?? '');
  if (found === undefined) throw new Problem(404, 'There is no such agreement.');
  return found;
}

function show(world: World, incoming: Incoming): Answer {
  const found = requireOne(world, incoming);
  const { terms, state, id } = found;
  const place = placeOf(incoming);
  if (state !== 'TEMP') return page(200, consentOverPage(place, terms.returnUrl ?? '/wallet'));
  const shopName = shopOf(world, found);
  const details = [['product_code', terms.product] as const, ...periodDetails(found)];
  return page(200, consentPage(place, { shopName, details, action: `/consent/${id}` }));
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
