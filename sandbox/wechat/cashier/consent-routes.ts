import { createHmac } from 'node:crypto';
import { type Answer, page, Problem, redirect, text } from '../../kit/answers.ts';
import { languageOf } from '../../kit/language.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { consentOverPage, consentPage, walletPage } from '../../kit/wallet/pages.ts';
import type { Contract } from '../contracts/contract.ts';
import { askToSign, refuseToSign, sign, terminate } from '../contracts/sign.ts';
import type { World } from '../world.ts';
import { cashierWords } from './words.ts';

/** What the payer's wallet shows of contracts: the page to agree on, and how to end one. */
export function consentRoutes(world: World): Route[] {
  return [
    { method: 'GET', path: '/papay/h5entrustweb', answer: (incoming) => askByV2(world, incoming) },
    { method: 'GET', path: '/consent/:id', answer: (incoming) => show(world, incoming) },
    {
      method: 'POST',
      path: '/consent/:id/agree',
      async answer(incoming) {
        const signed = sign(world, requireOne(world, incoming));
        await world.notifier.deliverEarly();
        return redirect(signed.returnUrl ?? walletOf(world));
      },
    },
    {
      method: 'POST',
      path: '/consent/:id/refuse',
      answer(incoming) {
        const refused = refuseToSign(world, requireOne(world, incoming));
        return redirect(refused.returnUrl ?? walletOf(world));
      },
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
        terminate(world, requireOne(world, incoming));
        await world.notifier.deliverEarly();
        return redirect(`/wallet?lang=${languageOf(incoming)}`);
      },
    },
  ];
}

/** Where the payer stays who came by API v2, which leads nobody back. */
const walletOf = (world: World): string => `${world.publicAddress()}/wallet`;

function placeOf(incoming: Incoming) {
  return { language: languageOf(incoming), words: cashierWords };
}

function requireOne(world: World, { params }: Incoming): Contract {
  const found = world.contracts.find(params['id'] ?? '');
  if (found === undefined) throw new Problem(404, 'There is no such contract.');
  return found;
}

function show(world: World, incoming: Incoming): Answer {
  const found = requireOne(world, incoming);
  const place = placeOf(incoming);
  if (found.state !== 'ASKED')
    return page(200, consentOverPage(place, found.returnUrl ?? '/wallet'));
  const shopName = world.merchants.find(found.mchId)?.shopName ?? '';
  const details = [
    ['plan_id', found.planId],
    ['user', found.displayName],
  ] as const;
  return page(200, consentPage(place, { shopName, details, action: `/consent/${found.id}` }));
}

function permissionsIn(world: World) {
  return world.contracts
    .list()
    .filter(({ state }) => state === 'SIGNED' || state === 'TERMINATED')
    .map(({ id, mchId, displayName: detail, state }) => {
      const shopName = world.merchants.find(mchId)?.shopName ?? '';
      return { id, shopName, detail, isActive: state === 'SIGNED' };
    });
}

/** API v2: parameters in the address, signed by HMAC-SHA256; the answer is XML. */
function askByV2(world: World, { query }: Incoming): Answer {
  const given = Object.fromEntries(query);
  const merchant = world.merchants.find(given['mch_id'] ?? '');
  const key = merchant?.apiV2Key ?? '';
  if (merchant?.region !== 'cn' || key === '') return xml({ return_code: 'FAIL' });
  if (signatureOf(given, key) !== given['sign']) {
    return xml({ return_code: 'FAIL', return_msg: '签名错误' });
  }
  const isKnown =
    merchant.appIds.includes(given['appid'] ?? '') &&
    merchant.planIds.includes(given['plan_id'] ?? '');
  if (!isKnown || !/^[0-9A-Za-z_-]{1,32}$/.test(given['contract_code'] ?? '')) {
    return xml({ return_code: 'SUCCESS', result_code: 'FAIL', err_code: 'PARAM_ERROR' });
  }
  const contract = askToSign(world, {
    mchId: merchant.mchId,
    appId: given['appid'] ?? '',
    region: 'cn',
    planId: given['plan_id'] ?? '',
    code: given['contract_code'] ?? '',
    displayName: given['contract_display_account'] ?? '',
    notifyUrl: given['notify_url'] ?? '',
    returnUrl: null,
  });
  const url = `${world.publicAddress()}/consent/${contract.id}`;
  return xml({ return_code: 'SUCCESS', result_code: 'SUCCESS', redirect_url: url });
}

function signatureOf(given: Record<string, string>, key: string): string {
  const names = Object.keys(given).filter((name) => name !== 'sign' && given[name] !== '');
  const line = names
    .sort()
    .map((name) => `${name}=${given[name]}`)
    .join('&');
  return createHmac('sha256', key).update(`${line}&key=${key}`).digest('hex').toUpperCase();
}

function xml(fields: Record<string, string>): Answer {
  const inner = Object.entries(fields).map(([name, value]) => {
    return `<${name}><![CDATA[${value}]]></${name}>`;
  });
  return text(200, `<xml>${inner.join('')}</xml>`, 'text/xml');
}
