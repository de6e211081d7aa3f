import { present } from '#base';
import { configureConnector } from '#payments';
import { openings } from '../simulation/methods/openings.ts';
import type { Code } from '../simulation/methods/shop.ts';
import { shopAt } from '../simulation/methods/shops.ts';
import type { OwnSystem } from './own-system.ts';
import { shownSystem, type Shown } from './shown-system.ts';

/** A contract that the demo has not: who opens the shop, and the name under which it is offered. */
export interface MoreShop {
  readonly opened: Code;
  readonly code: string;
  readonly sandbox: 'sandboxAlipay' | 'sandboxAntom' | 'sandboxWechat';
}

/** The demo's system, in which shops can be entered as an operator does it. */
export interface OpenToShops extends Shown {
  enter(shop: MoreShop): Promise<void>;
}

export function systemWithShops(): OpenToShops {
  const shown = shownSystem();
  return Object.assign(shown, { enter: (shop: MoreShop) => enter(shown.system, shop) });
}

async function enter({ status, open }: OwnSystem, shop: MoreShop): Promise<void> {
  const { addresses } = status;
  const { context, close } = await open();
  try {
    const { opened, code, sandbox } = shop;
    const address = present(addresses[sandbox], 'a sandbox');
    const notices = new URL(`/notices/${code}`, addresses.app).href;
    const given = await openings[opened](shopAt(address), notices);
    await configureConnector(context, { code, isEnabled: true, priority: 1, ...given });
  } finally {
    await close();
  }
}
