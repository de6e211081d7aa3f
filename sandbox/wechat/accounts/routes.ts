import { randomBytes } from 'node:crypto';
import { type Answer, json, Problem, redirect } from '../../kit/answers.ts';
import type { Incoming, Route } from '../../kit/server.ts';
import { isWebAddress } from '../../kit/web-address.ts';
import type { Merchant } from '../merchants.ts';
import type { World } from '../world.ts';

/** WeChat's accounts, as far as a page needs them that wants to know who pays (OAuth 2.0). */
export function accountRoutes(world: World): Route[] {
  return [
    {
      method: 'GET',
      path: '/connect/oauth2/authorize',
      answer: (incoming) => authorize(world, incoming),
    },
    {
      method: 'GET',
      path: '/sns/oauth2/access_token',
      answer: (incoming) => tellWho(world, incoming),
    },
  ];
}

/** The page that buyers never see: it sends them back with a code at once. */
function authorize(world: World, { query }: Incoming): Answer {
  const appId = query.get('appid') ?? '';
  const backTo = query.get('redirect_uri') ?? '';
  if (ownerOf(world, appId) === undefined) throw new Problem(400, 'AppID 参数错误 (10013)');
  if (!isWebAddress(backTo)) throw new Problem(400, 'redirect_uri 参数错误 (10003)');
  if (query.get('response_type') !== 'code' || query.get('scope') !== 'snsapi_base') {
    throw new Problem(400, 'Scope 参数错误或没有 Scope 权限 (10005)');
  }
  const url = new URL(backTo);
  url.searchParams.append('code', world.grants.issue(appId));
  url.searchParams.append('state', query.get('state') ?? '');
  return redirect(url.href, 302);
}

/** Like the real one it says no with 200, and signs nothing. */
function tellWho(world: World, { query }: Incoming): Answer {
  const appId = query.get('appid') ?? '';
  const owner = ownerOf(world, appId);
  if (owner === undefined) return no(40013, 'invalid appid');
  if (query.get('secret') !== owner.appSecret) return no(40125, 'invalid appsecret');
  if (query.get('grant_type') !== 'authorization_code') return no(40002, 'invalid grant_type');
  const openid = world.grants.redeem(appId, query.get('code') ?? '');
  if (openid === undefined) return no(40029, 'invalid code');
  return json(200, {
    access_token: randomBytes(24).toString('base64url'),
    expires_in: 7_200,
    refresh_token: randomBytes(24).toString('base64url'),
    openid,
    scope: 'snsapi_base',
  });
}

function ownerOf(world: World, appId: string): Merchant | undefined {
  return world.merchants.list().find(({ appIds }) => appIds.includes(appId));
}

function no(errcode: number, errmsg: string): Answer {
  return json(200, { errcode, errmsg });
}
