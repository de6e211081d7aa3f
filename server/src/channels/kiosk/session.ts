import type { kioskRoutes } from '@lowu/contract/kiosk';
import { fromIsoTime, isoTime, present } from '#base';
import { readCatalog, shelfOf } from '#catalog';
import {
  emptyBox,
  enrolKiosk,
  findKiosk,
  kioskChannel,
  kioskSettings,
  noteHealth,
  readBoxToFill,
} from '#kiosks';
import type { Call } from '#platform/http';
import type { KioskCall, KioskChannel } from './channel.ts';

type Routes = typeof kioskRoutes;

/** Notes of no other value are taken, and none is given back. */
const noteMinor = 10_000n;

export async function handleWelcome({ context, place }: KioskChannel) {
  const { operator } = await readCatalog(context);
  return {
    brand: { name: operator.name, hotline: operator.hotline },
    now: isoTime(context.clock.now()),
    demo: (await place.demoKiosk?.()) ?? null,
  };
}

export async function handleEnrol(
  { context }: KioskChannel,
  { body }: Call<Routes['enrolKiosk'], unknown>,
) {
  const kiosk = present(
    await findKiosk(context, await enrolKiosk(context, body)),
    'a kiosk that was just enrolled',
  );
  const { id, code, name } = kiosk;
  return { id, code, name };
}

export async function handleSession(
  { context }: KioskChannel,
  { who }: KioskCall<Routes['readKioskSession']>,
) {
  const catalog = await readCatalog(context);
  const nowMs = context.clock.now();
  const tiles = shelfOf(catalog, kioskChannel, nowMs).map(({ valueMinor }) => valueMinor);
  const settings = context.settings();
  return {
    kiosk: { id: who.id, code: who.code, name: who.name },
    isSuspended: who.isSuspended,
    cashTiles: tiles.filter((value) => value % noteMinor === 0n).map(Number),
    codeTiles: tiles.map(Number),
    mostOfflineMinor: settings.get(kioskSettings.mostOfflineMinor),
    mostStoredSales: settings.get(kioskSettings.mostStoredSales),
    boxNotes: settings.get(kioskSettings.boxNotes),
    boxToFill: await readBoxToFill(context, who),
    idleSeconds: settings.get(kioskSettings.idleSeconds),
    now: isoTime(nowMs),
  };
}

export async function handleHealth(
  { context }: KioskChannel,
  { body, who }: KioskCall<Routes['reportKioskHealth']>,
) {
  await noteHealth(context, who, { ...body, stuckSales: body.stuckSales ?? 0 });
  return { now: isoTime(context.clock.now()) };
}

export async function handleEmptyBox(
  { context }: KioskChannel,
  { params, body, who }: KioskCall<Routes['emptyKioskBox']>,
) {
  const number = Number(params.box);
  const emptiedAt = fromIsoTime(body.emptiedAt) ?? context.clock.now();
  await emptyBox(context, who, { ...body, number, emptiedAt });
  return { box: number };
}
