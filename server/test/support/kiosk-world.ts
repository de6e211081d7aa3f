import { randomBytes } from 'node:crypto';
import { isoTime, newId, type PhoneNumber, slotOf } from '#base';
import {
  addKiosk,
  findKiosk,
  type KeptNotes,
  type Kiosk,
  type KioskId,
  publicKeyText,
} from '#kiosks';
import type { Context } from '#platform/context';

let kiosks = 0;

/** The generator of P-256: a key that everybody knows is enough for what signs nothing. */
const someKey = {
  x: 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY',
  y: 'T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
} as const;

/** A kiosk that is enrolled, without the staff and the machine that it takes. */
export async function openTestKiosk(context: Context, called?: string): Promise<Kiosk> {
  kiosks += 1;
  const code = `test-${kiosks}`;
  const publicKey = publicKeyText(someKey);
  const id = await context.db.transaction((tx) =>
    addKiosk(tx, { code, name: called ?? `Kiosk ${kiosks}`, publicKey }),
  );
  return readTestKiosk(context, id);
}

export async function readTestKiosk(context: Context, id: KioskId): Promise<Kiosk> {
  const kiosk = await findKiosk(context, id);
  if (!kiosk) throw new Error(`no kiosk ${id}`);
  return kiosk;
}

/** As a machine would tell of one HK$100 note. */
export function keptNotes(
  { clock }: Pick<Context, 'clock'>,
  kiosk: Pick<Kiosk, 'id'>,
  number: PhoneNumber,
  more: Partial<KeptNotes> = {},
): KeptNotes {
  return {
    id: newId('ksl', clock.now(), slotOf(kiosk.id)),
    box: 1,
    number,
    hundreds: 1,
    fiveHundreds: 0,
    claimCode: randomBytes(6).toString('hex').toUpperCase(),
    soldAt: clock.now(),
    wasOffline: false,
    ...more,
  };
}

/** The same as the machine sends it. */
export function sentNotes(
  context: Pick<Context, 'clock'>,
  kiosk: Pick<Kiosk, 'id'>,
  number: PhoneNumber,
  more: Partial<KeptNotes> = {},
) {
  const { id, soldAt, ...body } = keptNotes(context, kiosk, number, more);
  return { path: `/api/kiosk/sales/${id}`, body: { ...body, soldAt: isoTime(soldAt) } };
}
