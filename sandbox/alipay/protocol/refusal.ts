/** What the gateway's `code` says in `msg`. */
const messages = {
  '20000': 'Service Currently Unavailable',
  '20001': 'Insufficient Token Permissions',
  '40001': 'Missing Required Arguments',
  '40002': 'Invalid Arguments',
  '40004': 'Business Failed',
} as const;

type Code = keyof typeof messages;

/** Every refusal of this gateway: its documented `sub_code`, the `code` above it and `sub_msg`. */
const refusals = {
  'isp.unknow-error': ['20000', '系统繁忙'],
  'aop.invalid-app-auth-token': ['20001', '无效的应用授权令牌'],
  'isv.missing-method': ['40001', '缺少方法名参数'],
  'isv.missing-app-id': ['40001', '缺少AppID参数'],
  'isv.missing-signature': ['40001', '缺少签名参数'],
  'isv.missing-signature-type': ['40001', '缺少签名类型参数'],
  'isv.missing-timestamp': ['40001', '缺少时间戳参数'],
  'isv.missing-version': ['40001', '缺少版本参数'],
  'isv.invalid-method': ['40002', '不存在的方法名'],
  'isv.invalid-app-id': ['40002', '无效的AppID参数'],
  'isv.invalid-charset': ['40002', '字符集错误'],
  'isv.invalid-format': ['40002', '无效的数据格式'],
  'isv.invalid-version': ['40002', '无效的版本参数'],
  'isv.invalid-signature-type': ['40002', '无效的签名类型'],
  'isv.invalid-signature': ['40002', '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配'],
  'isv.invalid-timestamp': ['40002', '非法的时间戳参数'],
  'isv.invalid-encrypt-type': ['40002', '无效的加密类型'],
  'isv.invalid-parameter': ['40002', '参数无效'],
  'isv.illegal-json': ['40002', '无效的JSON'],
  'isv.invalid-content-type': ['40002', '无效的Content-Type'],
  'isv.invalid-http-method': ['40002', '无效的HTTP方法'],
  'isp.bill_not_exist': ['40004', '账单不存在'],
  'ACQ.SYSTEM_ERROR': ['40004', '系统错误'],
  'ACQ.INVALID_PARAMETER': ['40004', '参数无效'],
  'ACQ.CONTEXT_INCONSISTENT': ['40004', '交易信息被篡改'],
  'ACQ.TOTAL_FEE_EXCEED': ['40004', '订单总金额不在允许范围内'],
  'ACQ.TRADE_NOT_EXIST': ['40004', '交易不存在'],
  'ACQ.TRADE_HAS_SUCCESS': ['40004', '交易已被支付'],
  'ACQ.TRADE_HAS_CLOSE': ['40004', '交易已经关闭'],
  'ACQ.TRADE_HAS_FINISHED': ['40004', '交易已完结'],
  'ACQ.TRADE_STATUS_ERROR': ['40004', '交易状态不合法'],
  'ACQ.REASON_TRADE_STATUS_INVALID': ['40004', '交易状态异常'],
  'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR': ['40004', '当前时间已晚于超时时间'],
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL': ['40004', '退款金额超限'],
  'ACQ.AGREEMENT_NOT_EXIST': ['40004', '用户协议不存在'],
  'ACQ.AGREEMENT_STATUS_NOT_NORMAL': ['40004', '用户协议状态不正常'],
  'ACQ.CYCLE_PAY_DATE_NOT_MATCH': ['40004', '扣款日期不在签约时的允许范围之内'],
  'ACQ.CYCLE_PAY_SINGLE_FEE_EXCEED': ['40004', '周期扣款的单笔金额超过签约时限制'],
  'ACQ.CYCLE_PAY_TOTAL_FEE_EXCEED': ['40004', '周期扣款的总金额超过签约时限制'],
  'ACQ.CYCLE_PAY_TOTAL_TIMES_EXCEED': ['40004', '周期扣款的总次数超过签约时限制'],
  'ACQ.BUYER_BALANCE_NOT_ENOUGH': ['40004', '买家余额不足'],
  'ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR': ['40004', '买家付款日限额超限'],
  'ACQ.ERROR_BUYER_CERTIFY_LEVEL_LIMIT': ['40004', '买家未通过人行认证'],
  'ACQ.PAYMENT_REQUEST_HAS_RISK': ['40004', '支付有风险'],
  USER_AGREEMENT_NOT_EXIST: ['40004', '用户协议不存在'],
  PRODUCT_CODE_NOT_SUPPORTED_ERROR: ['40004', '无效的个人产品码'],
  INVALID_PARAMETER: ['40004', '参数有误'],
  'ACQ.DISCORDANT_REPEAT_REQUEST': ['40004', '请求信息不一致'],
} as const satisfies Record<string, readonly [Code, string]>;

export type SubCode = keyof typeof refusals;

/** An expected no of the gateway. `fields` are what the real gateway sends beside the codes. */
export class Refused extends Error {
  readonly code: Code;
  readonly msg: string;
  readonly subCode: SubCode;
  readonly fields: Record<string, unknown>;

  constructor(subCode: SubCode, detail = '', fields: Record<string, unknown> = {}) {
    const [code, subMsg] = refusals[subCode];
    super(detail === '' ? subMsg : `${subMsg}：${detail}`);
    this.name = 'Refused';
    this.code = code;
    this.msg = messages[code];
    this.subCode = subCode;
    this.fields = fields;
  }
}
