import { newId, uuidOf } from '#base';
import type { Tx } from '#platform/postgres';
import { isKioskCode, type KioskId, slotOfKiosk } from './kiosk.ts';
import { refuse } from './refusals.ts';
import { insertKiosks, readKioskByCode } from './store/kiosks.ts';

export interface NewKiosk {
  readonly code: string;
  readonly name: string;
}

/** Adds a kiosk; it sells nothing before it is enrolled, unless its key is known already. */
export async function addKiosk(
  tx: Tx,
  { code, name, publicKey }: NewKiosk & { readonly publicKey?: string },
): Promise<KioskId> {
  if (!isKioskCode(code)) throw refuse.kiosk_code_invalid();
  const slot = slotOfKiosk(code);
  const [known] = await tx.query(readKioskByCode, [slot, code]);
  if (known) throw refuse.kiosk_code_taken();
  const id: KioskId = newId('ksk', tx.nowMs, slot);
  tx.append(insertKiosks, {
    slot,
    id: uuidOf(id),
    code,
    name,
    publicKey: publicKey ?? null,
    enrolledAt: publicKey === undefined ? null : tx.nowMs,
    openedAt: tx.nowMs,
  });
  return id;
}
