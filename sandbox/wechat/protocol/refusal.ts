/** Every refusal of this gateway: its HTTP status and its words. */
const refusals = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '请求不符合业务规则'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mchid不匹配'],
  ORDERPAID: [400, '该订单已支付'],
  ORDER_CLOSED: [400, '该订单已关闭'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  STATEMENT_CREATING: [400, '账单生成中'],
  SIGN_ERROR: [401, '签名错误'],
  NO_AUTH: [403, '商户无权限'],
  RULE_LIMIT: [403, '不符合业务规则'],
  USER_ACCOUNT_ABNORMAL: [403, '用户账户异常'],
  CONTRACT_TERMINATED: [400, '协议已解约'],
  CONTRACT_NOT_EXIST: [404, '协议不存在'],
  NOT_ENOUGH: [403, '余额不足'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '查询的资源不存在'],
  FREQUENCY_LIMITED: [429, '频率超限'],
  SYSTEM_ERROR: [500, '系统错误'],
} as const satisfies Record<string, readonly [number, string]>;

export type Code = keyof typeof refusals;

/** Where in the request the mistake is. */
export interface Detail {
  field: string;
  value: unknown;
  issue: string;
  location: 'body' | 'query' | 'path' | 'authorization';
}

/** An expected no of the gateway. */
export class Refused extends Error {
  readonly code: Code;
  readonly status: number;
  readonly detail: Detail | undefined;

  constructor(code: Code, message?: string, detail?: Detail) {
    const [status, words] = refusals[code];
    super(message ?? words);
    this.name = 'Refused';
    this.code = code;
    this.status = status;
    this.detail = detail;
  }
}
