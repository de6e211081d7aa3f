import { loseMacKey } from '#acquirers';
import { stopRule } from '#auto-topups';
import { Refusal } from '#base';
import { changeStaff, endAllSessions, isRole, renewFactors, type StaffId } from '#identity';
import { type KioskId, restoreKioskKey, suspendKiosk } from '#kiosks';
import { type MandateId, stopMandate } from '#mandates';
import {
  type ClientId,
  dismissDeveloper,
  endAllDeveloperSessions,
  endDeveloperFactors,
  rotateSecret,
  setCertificates,
  suspendClient,
} from '#partners';
import type { Context } from '#platform/context';
import {
  type Ending,
  noteDoneAgain,
  noteRestore,
  readEndingsStanding,
  settleEndings,
} from '#platform/endings';
import { erasePerson } from '#privacy';
import {
  renewPin,
  type ResellerId,
  suspendOperator,
  suspendReseller,
  suspendTill,
  sweepTillSessions,
} from '#resellers';
import type { LineId, SubscriberId } from '#subscribers';
import { revokeLogKey } from '#transparency';
import { blockVouchers } from '#vouchers';
import {
  changeEndpoint,
  type EndpointId,
  type OwnerId,
  removeEndpoint,
  rotateEndpointSecret,
} from '#webhooks';
import { EnvironmentProblem } from './environment-problem.ts';

type Again = (context: Context, ending: Ending) => Promise<unknown>;

const textOf = ({ details }: Ending, name: string): string => String(details[name] ?? '');
const wordsOf = (ending: Ending, name: string): string[] =>
  textOf(ending, name).split(' ').filter(Boolean);

/** A secret that was replaced opens nothing any more, and nobody has the one in its place. */
const endSecrets: Again = (context, { subject }) =>
  rotateSecret(context, subject as ClientId, { isLeaked: true });

/**
 * Nobody has what is put in place of a password and an authenticator that were replaced, either.
 */
const endFactors: Again = (context, { subject }) => renewFactors(context, subject);

const operator =
  (isSuspended: boolean): Again =>
  (context, ending) =>
    suspendOperator(context, undefined, { login: textOf(ending, 'login'), isSuspended });

const till =
  (isSuspended: boolean): Again =>
  (context, ending) =>
    suspendTill(context, undefined, {
      reseller: ending.subject as ResellerId,
      till: Number(ending.details['till']),
      isSuspended,
    });

const reseller =
  (isSuspended: boolean): Again =>
  (context, { subject }) =>
    suspendReseller(context, undefined, { reseller: subject as ResellerId, isSuspended });

const kiosk =
  (isSuspended: boolean): Again =>
  (context, { subject }) =>
    suspendKiosk(context, undefined, { kiosk: subject as KioskId, isSuspended });

/** Of a webhook's endpoint, in the name of whoever has it. */
const endpoint =
  (act: (context: Context, owner: OwnerId, id: EndpointId) => Promise<unknown>): Again =>
  (context, ending) =>
    act(context, textOf(ending, 'owner') as OwnerId, ending.subject as EndpointId);

/** How each is done again; twice does no more than once. */
const again: Readonly<Record<string, Again>> = {
  'subscriber.erase': (context, { subject }) => erasePerson(context, subject as SubscriberId),
  'staff.change': (context, ending) =>
    changeStaff(context, ending.subject as StaffId, {
      roles: wordsOf(ending, 'roles').filter(isRole),
      isSuspended: ending.details['isSuspended'] === true,
    }),
  'staff.change_password': endFactors,
  'staff.confirm_totp': endFactors,
  'staff.renew': endFactors,
  'client.certify': (context, ending) =>
    setCertificates(context, ending.subject as ClientId, wordsOf(ending, 'certificates')),
  'client.rotate': endSecrets,
  'client.suspend': (context, { subject }) => suspendClient(context, subject as ClientId, true),
  'client.resume': (context, { subject }) => suspendClient(context, subject as ClientId, false),
  'developer.dismiss': (context, { subject }) => dismissDeveloper(context, subject),
  'developer.reset': (context, { subject }) => endDeveloperFactors(context, subject),
  'operator.pin': (context, ending) => renewPin(context, undefined, textOf(ending, 'login')),
  'operator.suspend': operator(true),
  'operator.resume': operator(false),
  'till.suspend': till(true),
  'till.resume': till(false),
  'reseller.suspend': reseller(true),
  'reseller.resume': reseller(false),
  'kiosk.suspend': kiosk(true),
  'kiosk.resume': kiosk(false),
  'kiosk.enrol': (context, ending) =>
    restoreKioskKey(context, {
      kiosk: ending.subject as KioskId,
      key: textOf(ending, 'key'),
    }),
  'acquirer.mac_key': (context, { subject }) => loseMacKey(context, subject),
  'webhook.end': endpoint((...of) => changeEndpoint(...of, { isEnabled: false })),
  'webhook.remove': endpoint(removeEndpoint),
  'webhook.rotate': endpoint((...of) => rotateEndpointSecret(...of, { isLeaked: true })),
  'voucher.block': (context, { subject, details }) =>
    blockVouchers(context, undefined, {
      batch: Number(subject.replace('batch ', '')),
      first: Number(details['first']),
      last: Number(details['last']),
      why: 'done again after a restore',
    }),
  'mandate.end': (context, { subject }) =>
    stopMandate(context, subject as MandateId, {
      owner: undefined,
      endedBy: 'us',
      reason: 'done again after a restore',
    }),
  'auto_topup.end': (context, { subject }) => stopRule(context, subject as LineId, undefined),
  'log.revoke': (context, { subject }) => revokeLogKey(context, subject),
};

/** What could not be done again, and by which refusal. */
export interface LeftOpen {
  readonly ending: Ending;
  readonly code: string;
}

export interface Applied {
  readonly done: number;
  readonly leftOpen: readonly LeftOpen[];
}

/**
 * Forgets and revokes again what a restore has undone, and signs everybody out. What is refused, as
 * it is of somebody who has a line again, keeps the doors shut unless `isLeft`: then it is
 * remembered, and tried again the next time.
 */
export async function applyEndings(
  context: Context,
  file: string,
  isLeft: boolean,
): Promise<Applied> {
  const { restore, kept, unknown, unkept, wrongLine } = await readEndingsStanding(context, file);
  if (wrongLine !== undefined) {
    throw new EnvironmentProblem(
      `line ${wrongLine} of ${file} was not written by this Lowu: take another copy, or the ${wrongLine - 1} lines before it, which hold`,
    );
  }
  const older = unkept.filter(({ at }) => restore === undefined || at <= restore.madeAt);
  if (kept === 0) {
    throw new EnvironmentProblem(
      `${file} is empty or not there. Take the newest; where it is lost, or nothing has ever ended, say "lowu endings waive"`,
    );
  }
  if (older.length > 0) {
    throw new EnvironmentProblem(
      `${file} lacks ${older.length} of what the database itself knows: it is an older file, or of another Lowu. Take the newest`,
    );
  }
  // What is done again ends anew, and is not in the file: the next apply finds it no older for it.
  if (restore === undefined) await noteRestore(context, context.clock.now() - 1);
  const known = new Set(unknown.map(({ id }) => id));
  const before = (restore?.leftOpen ?? []).filter(({ id }) => !known.has(id));
  let done = 0;
  const leftOpen: LeftOpen[] = [];
  for (const ending of [...before, ...unknown].toSorted((one, other) => one.at - other.at)) {
    const code = await doAgain(context, ending);
    if (code === undefined) {
      // What was done is known from here on: only what is left is tried the next time.
      await noteDoneAgain(context, ending);
      done += 1;
    } else leftOpen.push({ ending, code });
  }
  await signEverybodyOut(context);
  if (leftOpen.length === 0 || isLeft) {
    const left = leftOpen.map(({ ending }) => ending);
    await settleEndings(context, { by: 'applied', reason: null, leftOpen: left });
  }
  return { done, leftOpen };
}

async function signEverybodyOut(context: Context): Promise<void> {
  await endAllSessions(context);
  await endAllDeveloperSessions(context);
  await sweepTillSessions(context, true);
}

async function doAgain(context: Context, ending: Ending): Promise<string | undefined> {
  try {
    const act = again[ending.kind];
    if (!act) return 'kind_unknown';
    await act(context, ending);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return isGone(error) ? undefined : error.code;
    throw error;
  }
}

/** What came after the backup is not there to be forgotten. */
function isGone({ kind }: Refusal): boolean {
  return kind === 'not_found';
}

/** Says that nobody knows what has ended since, or that it matters to nobody: in a rehearsal. */
export async function waiveEndings(context: Context, reason: string): Promise<void> {
  await signEverybodyOut(context);
  await settleEndings(context, { by: 'waived', reason, leftOpen: [] });
}

/**
 * Whom a restore has brought back must not come in: nobody is served, and no log goes on, before
 * it was settled. A database that knows less than the file beside it was restored, too.
 */
export async function requireSettled(context: Context, file: string): Promise<void> {
  const { restore, unknown, wrongLine } = await readEndingsStanding(context, file);
  if (wrongLine !== undefined) {
    context.log.error('the file of endings was changed by somebody', { file, line: wrongLine });
  }
  const isOpen = restore !== undefined && restore.settledAt === null;
  // What ended after a waiver was not waived by it: this database was restored once more.
  const waivedAt = restore?.settledBy === 'waived' ? (restore.settledAt ?? 0) : 0;
  const behind = unknown.filter(({ at }) => at > waivedAt).length;
  if (!isOpen && behind === 0) return;
  const what = behind > 0 ? `, of which ${file} has ${behind}` : '';
  throw new EnvironmentProblem(
    `this database was restored from before, and what was forgotten and revoked since is here again${what}: "lowu endings apply" first, as docs/operating/backups.md says`,
  );
}
