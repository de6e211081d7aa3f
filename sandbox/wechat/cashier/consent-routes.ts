import { createHmac } from 'node:crypto';
import { type Answer, text } from '../../kit/answers.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { walletRoutes } from '../../kit/wallet/routes.ts';
import type { Contract } from '../contracts/contract.ts';
import { askToSign, refuseToSign, sign, terminate } from '../contracts/sign.ts';
import type { World } from '../world.ts';
import { cashierWords } from './words.ts';

/** What the payer's wallet shows of contracts: the page to agree on, and how to end one. */
export function consentRoutes(world: World): Route[] {
  // Where the payer stays who came by API v2, which leads nobody back.
  const next = ({ returnUrl }: Contract): string => returnUrl ?? `${world.publicAddress()}/wallet`;
  return [
    { method: 'GET', path: '/papay/h5entrustweb', answer: (incoming) => askByV2(world, incoming) },
    ...walletRoutes<Contract>({
      words: cashierWords,
      find: (id) => world.contracts.find(id),
      isAsked: ({ state }) => state === 'ASKED',
      consentOf: ({ mchId, planId, displayName }) => {
        const details = [['plan_id', planId] as const, ['user', displayName] as const];
        return { shopName: shopOf(world, mchId), details };
      },
      backFrom: next,
      agree: (one) => next(sign(world, one)),
      refuse: (one) => next(refuseToSign(world, one)),
      stop: (one) => void terminate(world, one),
      permissions: () => permissionsIn(world),
      deliverEarly: () => world.notifier.deliverEarly(),
    }),
  ];
}

function shopOf(world: World, mchId: string): string {
  return world.merchants.find(mchId)?.shopName ?? '';
}

function permissionsIn(world: World) {
  return world.contracts
    .list()
    .filter(({ state }) => state === 'SIGNED' || state === 'TERMINATED')
    .map(({ id, mchId, displayName: detail, state }) => {
      return { id, shopName: shopOf(world, mchId), detail, isActive: state === 'SIGNED' };
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
