import { Refused } from '../protocol/refusal.ts';
import type { Call } from './method.ts';

/** A question names whose order it is about; it must be the one who signed. */
export function requireOwnNumber({ query, merchant }: Call): void {
  const value = query.get('mchid');
  if (value === merchant.mchId) return;
  const detail = { field: 'mchid', value, issue: '与签名商户号不一致', location: 'query' } as const;
  throw new Refused('PARAM_ERROR', '参数错误：mchid', detail);
}
