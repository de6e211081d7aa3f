import type { CallTools } from '../provider.ts';
import type { Answer } from './answer.ts';
import { callGateway } from './gateway.ts';
import type { ApiRequest } from './request.ts';
import { callRest } from './rest.ts';
import type { Merchant } from './settings.ts';

/** Asks Alipay by the protocol of the contract. Never throws for what comes back. */
export function callAlipay(
  merchant: Merchant,
  tools: CallTools,
  request: ApiRequest,
): Promise<Answer> {
  return merchant.protocol === 'rest_v3'
    ? callRest(merchant, tools, request)
    : callGateway(merchant, tools, request);
}
