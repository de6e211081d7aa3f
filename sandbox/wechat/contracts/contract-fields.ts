import { openIdOf } from '../accounts/grants.ts';
import { printRfc3339 } from '../protocol/rfc3339.ts';
import type { Contract } from './contract.ts';

/** A contract as answers and notices show it. */
export function contractFields(contract: Contract): Record<string, unknown> {
  const { region, state, signedMs, endedMs } = contract;
  return {
    mchid: contract.mchId,
    appid: contract.appId,
    contract_id: contract.contractId,
    plan_id: Number(contract.planId),
    out_contract_code: contract.code,
    user_display_name: contract.displayName,
    [region === 'cn' ? 'contract_state' : 'state']: state,
    [region === 'cn' ? 'contract_signed_time' : 'signed_time']: printRfc3339(signedMs ?? 0),
    ...(endedMs === null ? {} : { terminated_time: printRfc3339(endedMs) }),
    openid: openIdOf(contract.appId),
  };
}
