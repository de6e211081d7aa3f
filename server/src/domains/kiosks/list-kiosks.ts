import { minuteMs } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import {
  type Acceptor,
  type Health,
  type Paper,
  type Printer,
  type Trouble,
  troublesOf,
} from './health.ts';
import type { Kiosk } from './kiosk.ts';
import { kioskOf } from './load-kiosks.ts';
import { kioskSettings } from './settings.ts';
import { type ListedRow, readKiosks } from './store/kiosks.ts';

const most = 1_000;

export interface ListedKiosk extends Kiosk {
  readonly health: Health | null;
  readonly troubles: readonly Trouble[];
}

/** All kiosks with what they last said and what somebody must see to. */
export async function listKiosks(context: Context, caller: StaffCaller): Promise<ListedKiosk[]> {
  await requireStaff(context, caller, 'devices.read');
  const settings = context.settings();
  const bounds = {
    silentMs: settings.get(kioskSettings.silentMinutes) * minuteMs,
    boxNotes: settings.get(kioskSettings.boxNotes),
  };
  const nowMs = context.clock.now();
  return (await context.db.read(readKiosks, [most])).map((row) => {
    const kiosk = kioskOf(row);
    const health = healthOf(row);
    const isServing = kiosk.publicKey !== null && !kiosk.isSuspended;
    return { ...kiosk, health, troubles: isServing ? troublesOf(health, nowMs, bounds) : [] };
  });
}

function healthOf({ reportedAt, ...row }: ListedRow): Health | null {
  if (reportedAt === null) return null;
  return {
    paper: row.paper as Paper,
    printer: row.printer as Printer,
    acceptor: row.acceptor as Acceptor,
    notesInBox: row.notesInBox ?? 0,
    storedSales: row.storedSales ?? 0,
    stuckSales: row.stuckSales ?? 0,
    version: row.version ?? '',
    reportedAt,
  };
}
