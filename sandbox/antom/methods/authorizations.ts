import { askConsent } from '../authorizations/ask-consent.ts';
import type { Authorization } from '../authorizations/authorization.ts';
import { isUsable, issueToken, renewToken } from '../authorizations/issue-token.ts';
import { revokeAuthorization } from '../authorizations/revoke-authorization.ts';
import { wallets } from '../payments/payment.ts';
import { printIso } from '../protocol/iso-time.ts';
import { Refused, resultOf } from '../protocol/result.ts';
import type { World } from '../world.ts';
import { illegal, readAddress, readOne, readOptionalAddress, readString } from './fields.ts';
import type { Call, Method, Outcome } from './method.ts';

/** Auto Debit: permission to charge again, by a page, a code and a token. */
export const authorizationMethods: Method[] = [
  method('consult', 'consult', consult),
  method('applyToken', 'applyToken', applyToken),
  method('queryToken', 'query', queryToken),
  method('revoke', 'revoke', revoke),
];

function method(name: string, path: string, run: Method['run']): Method {
  return { name, path: `authorizations/${path}`, numberOf: numberOfState, run };
}

/** Faults of these calls are told by the merchant's own word, where the call has it. */
function numberOfState(world: World, { merchant, body }: Call): string {
  const { authState, authCode, accessToken } = body;
  if (typeof authState === 'string') return authState;
  const { authorizations } = world;
  const found =
    authorizations.findByCode(merchant.clientId, String(authCode)) ??
    authorizations.findByToken(merchant.clientId, String(accessToken));
  return found?.authState ?? '';
}

const terminals = ['WEB', 'WAP', 'APP', 'MINI_APP'] as const;

function consult(world: World, { merchant, body }: Call): Outcome {
  const { scopes } = body;
  if (!Array.isArray(scopes) || !scopes.includes('AGREEMENT_PAY')) {
    throw illegal('scopes', 'must hold AGREEMENT_PAY.');
  }
  readOne(body, 'terminalType', terminals);
  const asked = askConsent(world, {
    clientId: merchant.clientId,
    wallet: readOne(body, 'customerBelongsTo', wallets),
    authState: readString(body, 'authState', 256),
    redirectUrl: readAddress(body, 'authRedirectUrl'),
    notifyUrl: readOptionalAddress(body, 'authNotifyUrl') ?? merchant.notifyUrl,
  });
  const address = `${world.publicAddress()}/consent/${asked.id}`;
  return { result: resultOf('SUCCESS'), authUrl: address, normalUrl: address };
}

function applyToken(world: World, { merchant, body }: Call): Outcome {
  readOne(body, 'customerBelongsTo', wallets);
  const grantType = readOne(body, 'grantType', ['AUTHORIZATION_CODE', 'REFRESH_TOKEN']);
  const active =
    grantType === 'AUTHORIZATION_CODE'
      ? issueToken(world, merchant.clientId, readString(body, 'authCode', 64))
      : renewToken(world, merchant.clientId, readString(body, 'refreshToken', 128));
  return { result: resultOf('SUCCESS'), ...tokenFields(active) };
}

function queryToken(world: World, call: Call): Outcome {
  const found = requireToken(world, call);
  const tokenStatusType = isUsable(world, found) ? 'ACTIVE' : 'INACTIVE';
  return { result: resultOf('SUCCESS'), ...tokenFields(found), tokenStatusType };
}

function revoke(world: World, call: Call): Outcome {
  revokeAuthorization(world, requireToken(world, call));
  return { result: resultOf('SUCCESS') };
}

function requireToken(world: World, { merchant, body }: Call): Authorization {
  const token = readString(body, 'accessToken', 128);
  const found = world.authorizations.findByToken(merchant.clientId, token);
  if (found === undefined) throw new Refused('INVALID_ACCESS_TOKEN');
  return found;
}

function tokenFields(active: Authorization) {
  return {
    accessToken: active.accessToken,
    accessTokenExpiryTime: printIso(active.tokenUntilMs),
    refreshToken: active.refreshToken,
    refreshTokenExpiryTime: printIso(active.refreshUntilMs),
    userLoginId: '852-9*****67',
  };
}
