import { isRecord } from '../../kit/fields.ts';
import { parseYuan } from '../../kit/yuan.ts';
import type { Agreement, AgreementTerms, Period } from '../agreements/agreement.ts';
import { agreementFields } from '../agreements/agreement-fields.ts';
import { askToSign, unsign } from '../agreements/sign.ts';
import { Refused } from '../protocol/refusal.ts';
import type { World } from '../world.ts';
import { readOptional, readRequired } from './biz-content.ts';
import type { Call, Method } from './method.ts';

const products: Readonly<Record<string, string>> = {
  CYCLE_PAY_AUTH_P: 'CYCLE_PAY_AUTH',
  GENERAL_WITHHOLDING_P: 'GENERAL_WITHHOLDING',
};

/** The page on which a payer signs. */
const pageSign: Method = {
  name: 'alipay.user.agreement.page.sign',
  kind: 'page',
  run: (world, call) => ({ consentId: askToSign(world, readTerms(call)).id }),
};

const query: Method = {
  name: 'alipay.user.agreement.query',
  kind: 'api',
  v3: { verb: 'GET', path: '/v3/alipay/user/agreement/query' },
  run: (world, call) => ({ fields: agreementFields(requireSigned(world, call)) }),
};

const unsignMethod: Method = {
  name: 'alipay.user.agreement.unsign',
  kind: 'api',
  v3: {
    verb: 'POST',
    path: '/v3/alipay/user/agreement/unsign',
    codes: { USER_AGREEMENT_NOT_EXIST: 'AGREEMENT_NOT_EXIST' },
  },
  run(world, call) {
    const agreement = requireSigned(world, call);
    if (agreement.state !== 'NORMAL') throw new Refused('USER_AGREEMENT_NOT_EXIST');
    unsign(world, agreement);
    return { fields: {} };
  },
};

/** The next payment's day can only be put off, and of months only to a day that all have. */
const modifyPlan: Method = {
  name: 'alipay.user.agreement.executionplan.modify',
  kind: 'api',
  v3: { verb: 'POST', path: '/v3/alipay/user/agreement/executionplan/modify' },
  run(world, call) {
    const agreement = requireSigned(world, call);
    const day = readDay(readRequired(call, 'deduct_time', 32));
    const { nextDay, terms } = agreement;
    if (nextDay === null || terms.period === null) throw wrong('the agreement has no plan');
    if (day <= nextDay) throw wrong('deduct_time can only be put off');
    if (terms.period.type === 'MONTH') requireDayOfAll(day);
    world.agreements.save({ ...agreement, nextDay: day });
    return { fields: { agreement_no: agreement.agreementNo, deduct_time: day } };
  },
};

export const agreementMethods: readonly Method[] = [pageSign, query, unsignMethod, modifyPlan];

function readTerms(call: Call): AgreementTerms {
  const personalProductCode = readRequired(call, 'personal_product_code', 64);
  const product = readOptional(call, 'product_code', 64) ?? products[personalProductCode];
  if (product === undefined || products[personalProductCode] !== product) {
    throw new Refused('PRODUCT_CODE_NOT_SUPPORTED_ERROR');
  }
  const { access_params: access } = call.biz;
  const channel = isRecord(access) ? access['channel'] : undefined;
  if (!['ALIPAYAPP', 'QRCODE', 'QRCODEORSMS'].includes(String(channel))) {
    throw wrong('access_params.channel must be ALIPAYAPP, QRCODE or QRCODEORSMS');
  }
  const externalNo = readRequired(call, 'external_agreement_no', 32);
  if (!/^[0-9A-Za-z]+$/.test(externalNo)) throw wrong('external_agreement_no: letters and digits');
  return {
    appId: call.merchant.appId,
    sellerId: call.merchant.sellerId,
    externalNo,
    personalProductCode,
    product,
    signScene: readRequired(call, 'sign_scene', 64),
    notifyUrl: call.notifyUrl,
    returnUrl: call.returnUrl,
    period: product === 'CYCLE_PAY_AUTH' ? readPeriod(call) : null,
  };
}

function readPeriod({ biz: { period_rule_params: given } }: Call): Period {
  if (!isRecord(given)) throw wrong('period_rule_params is missing');
  const { period_type: type, period, single_amount: single, execute_time: day } = given;
  if (type !== 'DAY' && type !== 'MONTH') throw wrong('period_type must be DAY or MONTH');
  const count = /^[1-9]\d{0,2}$/.test(String(period)) ? Number(period) : 0;
  if (count === 0) throw wrong('period must be a number');
  if (type === 'DAY' && count < 7) throw wrong('a period of days must be 7 or more');
  const firstDay = readDay(String(day));
  if (type === 'MONTH') requireDayOfAll(firstDay);
  const singleFen = parseYuan(single);
  if (singleFen === undefined || singleFen < 1) throw wrong('single_amount is missing');
  const totalFen = parseYuan(given['total_amount']) ?? null;
  const payments = given['total_payments'] === undefined ? null : Number(given['total_payments']);
  return { type, count, firstDay, singleFen, totalFen, payments };
}

function readDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) throw wrong('a day must be yyyy-MM-dd');
  return text;
}

function requireDayOfAll(day: string): void {
  if (Number(day.slice(8)) > 28) throw wrong('of a month, a day up to 28');
}

/** By Alipay's number, or by the merchant's own under product and scene. One that is signed. */
function requireSigned(world: World, call: Call): Agreement {
  const no = readOptional(call, 'agreement_no', 64);
  const { appId } = call.merchant;
  const found =
    no === undefined
      ? world.agreements.findByExternalNo(readRequired(call, 'external_agreement_no', 32))
      : world.agreements.findByNo(appId, no);
  const isIt = found?.terms.appId === appId && (no !== undefined || isNamed(call, found.terms));
  if (!found || !isIt || found.agreementNo === null) throw new Refused('USER_AGREEMENT_NOT_EXIST');
  return found;
}

function isNamed(call: Call, { personalProductCode, signScene }: AgreementTerms): boolean {
  const isProduct = readRequired(call, 'personal_product_code', 64) === personalProductCode;
  return isProduct && (readOptional(call, 'sign_scene', 64) ?? signScene) === signScene;
}

function wrong(detail: string): Refused {
  return new Refused('INVALID_PARAMETER', detail);
}
