import { addKiosk, findKioskByCode, type KioskId, publicKeyText } from '#kiosks';
import type { Context } from '#platform/context';

/**
 * The kiosk of the demo, enrolled already: whoever opens its page can be it. That everybody knows
 * its key is safe only because the demo refuses to start in production.
 */
export const demoKiosk = {
  code: 'kt-01',
  name: 'Kwun Tong station, exit A 觀塘站A出口',
  key: {
    x: 'h0fIRQPeA00JU486f6B3cjpmaBCP-DGOiuwN3ByGuDw',
    y: '6S1qeOFh-ucKUZrOBs0cO6m7LC0VH2-lQzQO4syc-gQ',
    d: 'neW6z18lZi0cSeDwyR07-07M_KsmP0KCDvQ-KHSvGeg',
  },
} as const;

/** Puts it up where it is not there yet. */
export async function openDemoKiosk(context: Context): Promise<KioskId> {
  const { code, name, key } = demoKiosk;
  const known = await findKioskByCode(context, code);
  if (known) return known.id;
  const publicKey = publicKeyText(key);
  return context.db.transaction((tx) => addKiosk(tx, { code, name, publicKey }));
}
