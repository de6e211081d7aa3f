import { openIdOf } from '../accounts/grants.ts';
import { openPage, placeOrder } from '../orders/place-order.ts';
import { Refused } from '../protocol/refusal.ts';
import { addresses, type OrderKind, type Region } from '../regions.ts';
import type { World } from '../world.ts';
import { type Call, type Method, namedNumber, type Outcome } from './method.ts';
import { readTerms } from './read-terms.ts';

/** The page of an H5 order ends after five minutes; asked for again, there is a new one. */
const h5PageMs = 300_000;
const codeMs = 2 * 3_600_000;

/** `POST …/transactions/{h5|jsapi|native|app}`, one for each kind of order. */
export function orderMethods(region: Region): Method[] {
  const { transactions, kinds } = addresses[region];
  return Object.entries(kinds).map(([part, kind]) => ({
    name: 'order',
    httpMethod: 'POST',
    path: `${transactions}/${part}`,
    outTradeNoOf: namedNumber,
    run: (world, call) => place(world, call, kind),
  }));
}

function place(world: World, call: Call, kind: OrderKind): Outcome {
  const terms = readTerms(world, call, kind);
  if (terms.openid !== null && terms.openid !== openIdOf(terms.appId)) {
    throw new Refused('PARAM_ERROR', '无效的openid');
  }
  const order = placeOrder(world, terms);
  switch (kind) {
    case 'H5':
      return {
        fields: { h5_url: `${world.publicAddress()}/h5/${openPage(world, order, h5PageMs)}` },
      };
    case 'NATIVE':
      return {
        fields: { code_url: `${world.publicAddress()}/native/${openPage(world, order, codeMs)}` },
      };
    case 'JSAPI':
    case 'APP':
    case 'PAP':
      return { fields: { prepay_id: order.prepayId } };
  }
}
