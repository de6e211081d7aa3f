import { isWebAddress } from '../../kit/web-address.ts';
import { charge, tellAhead } from '../contracts/charge.ts';
import type { Contract } from '../contracts/contract.ts';
import { contractFields } from '../contracts/contract-fields.ts';
import { askToSign, terminate } from '../contracts/sign.ts';
import type { Terms } from '../orders/order.ts';
import { transactionOf } from '../orders/transaction.ts';
import { Refused } from '../protocol/refusal.ts';
import { addresses, type Region } from '../regions.ts';
import type { World } from '../world.ts';
import {
  orderNumber,
  paramError,
  readAmount,
  readMatching,
  readObject,
  readOptionalString,
  readString,
} from './fields.ts';
import { type Call, type Method, namedNumber, type Outcome } from './method.ts';
import { readNotifyUrl } from './read-terms.ts';

/** Contracts for charges without the payer: abroad wholly here, in the Mainland signed by v2. */
export function papayMethods(region: Region): Method[] {
  if (region === 'global') return [...abroad, ...charging('/v3/global/papay/transactions')];
  if (region === 'cn') return [...mainland, ...charging('/v3/papay/pay/transactions/apply')];
  return [];
}

const codeOf = (_world: World, { body, params }: Call): string =>
  params['code'] ?? String(body['out_contract_code'] ?? '');
const codeOfId = (world: World, call: Call): string => found(world, call)?.code ?? '';

const folder = '/v3/global/papay/contracts';

const abroad: readonly Method[] = [
  {
    name: 'papay.sign',
    httpMethod: 'POST',
    path: `${folder}/h5-pre-entrust-sign`,
    outTradeNoOf: codeOf,
    run: signAbroad,
  },
  ...questions(`${folder}/out-contract-code/:code`, `${folder}/:contractId`),
];

const mainlandFolder = '/v3/papay/sign/contracts';

const mainland: readonly Method[] = [
  ...questions(
    `${mainlandFolder}/plan-id/:planId/out-contract-code/:code`,
    `${mainlandFolder}/contract-id/:contractId`,
  ),
  {
    name: 'papay.notify',
    httpMethod: 'POST',
    path: '/v3/papay/contracts/:contractId/notify',
    outTradeNoOf: codeOfId,
    run: notify,
  },
];

function show(world: World, call: Call): Outcome {
  return { fields: contractFields(requireSigned(world, call)) };
}

function questions(byCode: string, byId: string): Method[] {
  return [
    { name: 'papay.query', httpMethod: 'GET', path: byCode, outTradeNoOf: codeOf, run: show },
    { name: 'papay.query', httpMethod: 'GET', path: byId, outTradeNoOf: codeOfId, run: show },
    {
      name: 'papay.terminate',
      httpMethod: 'POST',
      path: `${byId}/terminate`,
      outTradeNoOf: codeOfId,
      run(world, call) {
        const contract = requireSigned(world, call);
        if (contract.state !== 'SIGNED') throw new Refused('CONTRACT_TERMINATED');
        terminate(world, contract);
        return 'nothing';
      },
    },
  ];
}

function charging(path: string): Method[] {
  return [
    {
      name: 'papay.pay',
      httpMethod: 'POST',
      path,
      outTradeNoOf: namedNumber,
      run(world, call) {
        const contractId = readString(call.body, 'contract_id', 64);
        const order = charge(world, contractId, termsOf(call));
        // In the Mainland it is only taken on; a query and a notice say what became of it.
        return call.merchant.region === 'cn' ? { fields: {} } : { fields: transactionOf(order) };
      },
    },
  ];
}

function signAbroad(world: World, { merchant, body }: Call): Outcome {
  const planId = body['plan_id'];
  if (!merchant.planIds.includes(String(planId))) {
    throw paramError('plan_id', planId, '模板不存在');
  }
  const returnUrl = readOptionalString(body, 'return_url', 256) ?? null;
  if (returnUrl !== null && !isWebAddress(returnUrl)) {
    throw paramError('return_url', returnUrl, '须为完整URL');
  }
  const contract = askToSign(world, {
    mchId: merchant.mchId,
    appId: readAppId({ merchant, body }),
    region: merchant.region,
    planId: String(planId),
    code: readMatching(body, 'out_contract_code', /^[0-9A-Za-z_-]{1,32}$/),
    displayName: readString(body, 'user_display_name', 32),
    notifyUrl: readNotifyUrl(body, 'success_notify_url'),
    returnUrl,
  });
  return { fields: { sign_url: `${world.publicAddress()}/consent/${contract.id}` } };
}

function readAppId({ merchant, body }: Pick<Call, 'merchant' | 'body'>): string {
  const appId = readString(body, 'appid', 32);
  if (!merchant.appIds.includes(appId)) throw new Refused('APPID_MCHID_NOT_MATCH');
  return appId;
}

function notify(world: World, call: Call): Outcome {
  const { body } = call;
  const duration = readObject(body, 'deduct_duration');
  const days = Number(duration['count']);
  if (![1, 2, 3].includes(days) || duration['unit'] !== 'DAY') {
    throw paramError('deduct_duration', duration, '须为1至3天');
  }
  const total = readAmount(readObject(body, 'estimated_amount'), 'amount');
  tellAhead(world, requireSigned(world, call), total, days);
  return 'nothing';
}

function found(world: World, { merchant, params }: Call): Contract | undefined {
  const { mchId } = merchant;
  const { code, contractId } = params;
  return code === undefined
    ? world.contracts.findById(mchId, contractId ?? '')
    : world.contracts.findByCode(mchId, code);
}

function requireSigned(world: World, call: Call): Contract {
  const contract = found(world, call);
  if (contract?.contractId === null || !contract) throw new Refused('CONTRACT_NOT_EXIST');
  return contract;
}

function termsOf({ merchant, body }: Call): Terms {
  const { region, mchId } = merchant;
  const amount = readObject(body, 'amount');
  const currency = readString(amount, 'currency', 16);
  if (!addresses[region].currencies.includes(currency)) {
    throw paramError('amount/currency', currency, '不支持');
  }
  const isCn = region === 'cn';
  if (!isCn) readMatching(body, 'merchant_category_code', /^\d{4}$/);
  return {
    region,
    mchId,
    appId: readAppId({ merchant, body }),
    outTradeNo: readMatching(body, 'out_trade_no', orderNumber),
    kind: 'PAP',
    description: readString(body, 'description', 127),
    attach: readOptionalString(body, 'attach', 128) ?? '',
    total: readAmount(amount, 'total'),
    currency,
    notifyUrl: readNotifyUrl(body, isCn ? 'transaction_notify_url' : 'notify_url'),
    timeExpire: '',
    openid: null,
  };
}
