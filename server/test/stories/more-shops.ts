import { present } from '#base';
import { configureConnector } from '#payments';
import { silentLog } from '#platform/log';
import { newKeyText } from '#platform/secrets';
import type { System } from '../../demo/system.ts';
import { openContext } from '../../src/app.ts';
import { openings } from '../simulation/methods/openings.ts';
import type { Code } from '../simulation/methods/shop.ts';
import { shopAt } from '../simulation/methods/shops.ts';
import { environment } from './house.ts';
import { shownSystem, type Shown } from './shown-system.ts';

/** A contract that the demo has not: who opens the shop, and the name under which it is offered. */
export interface MoreShop {
  readonly opened: Code;
  readonly code: string;
  readonly sandbox: 'sandboxAlipay' | 'sandboxAntom' | 'sandboxWechat';
}

/** The demo's system with its keys known, so that shops can be entered as an operator does it. */
export interface OpenToShops extends Shown {
  enter(shop: MoreShop): Promise<void>;
}

export function systemWithShops(): OpenToShops {
  const keys = newKeyText();
  const shown = shownSystem(async () => ({ LOWU_MASTER_KEYS: keys }));
  return Object.assign(shown, { enter: (shop: MoreShop) => enter(shown.system, keys, shop) });
}

async function enter(system: System, keys: string, shop: MoreShop): Promise<void> {
  const { addresses, databaseUrl: url } = system.status;
  const { clock } = system;
  const log = silentLog;
  const { context, close } = await openContext({ environment, url, clock, log, keys });
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
