import type { appRoutes } from '@lowu/contract/app';
import { isoTime } from '#base';
import type { Visit } from '#identity';
import {
  addPush,
  askEmail,
  chooseWays,
  confirmEmail,
  forgetEmail,
  type Owner,
  quietHoursOf,
  readReach,
  removePush,
  vapidKeysOf,
} from '#notifications';
import type { Context } from '#platform/context';
import { readLines, type SubscriberId } from '#subscribers';
import type { AppCall, AppChannel } from './channel.ts';
import { subscriberIn } from './own-line.ts';

type Routes = typeof appRoutes;

export function handleReadMessageSettings(
  { context }: AppChannel,
  { who }: AppCall<Routes['readMessageSettings']>,
) {
  return presentSettings(context, subscriberIn(who));
}

export async function handleAskEmail(
  { context }: AppChannel,
  { body, who, request }: AppCall<Routes['askEmail']>,
) {
  const owner = await ownerIn(context, who);
  const { language } = who.preferences;
  await askEmail(context, { owner, address: body.address, language, ip: request.ip });
  return presentSettings(context, owner.id);
}

export async function handleConfirmEmail(
  { context }: AppChannel,
  { body, who }: AppCall<Routes['confirmEmail']>,
) {
  await confirmEmail(context, subscriberIn(who), body.code);
  return presentSettings(context, subscriberIn(who));
}

export async function handleForgetEmail(
  { context }: AppChannel,
  { who }: AppCall<Routes['forgetEmail']>,
) {
  await forgetEmail(context, subscriberIn(who));
  return presentSettings(context, subscriberIn(who));
}

export async function handleAddPush(
  { context }: AppChannel,
  { body, who }: AppCall<Routes['addPush']>,
) {
  const owner = await ownerIn(context, who);
  await addPush(context, owner, body);
  return presentSettings(context, owner.id);
}

export async function handleRemovePush(
  { context }: AppChannel,
  { body, who }: AppCall<Routes['removePush']>,
) {
  await removePush(context, subscriberIn(who), body.endpoint);
  return presentSettings(context, subscriberIn(who));
}

export async function handleChooseWays(
  { context }: AppChannel,
  { body, who }: AppCall<Routes['chooseWays']>,
) {
  const owner = await ownerIn(context, who);
  const { ways, quiet } = body;
  await chooseWays(context, owner, ways, {
    fromMinute: minutesOf(quiet.from),
    untilMinute: minutesOf(quiet.until),
  });
  return presentSettings(context, owner.id);
}

/** Whoever is signed in, with every number that they have. */
async function ownerIn(context: Context, who: Visit): Promise<Owner> {
  const id = subscriberIn(who);
  const lines = await readLines(context, id);
  return { id, numbers: lines.flatMap(({ numbers }) => numbers.map(({ number }) => number)) };
}

async function presentSettings(context: Context, owner: SubscriberId) {
  const { email, emailFailedAt, emailCheck, push, ways, quiet } = await readReach(context, owner);
  const { fromMinute, untilMinute } = quiet ?? quietHoursOf(context.settings());
  const { payments, balance, expiry, packs, zones } = ways;
  return {
    email,
    emailFailedAt: emailFailedAt === null ? null : isoTime(emailFailedAt),
    emailAsked: emailCheck?.address ?? null,
    ways: {
      payments: payments === 'inbox' || payments === null ? 'sms' : payments,
      balance: balance ?? 'sms',
      expiry: expiry ?? 'sms',
      packs: packs ?? 'sms',
      zones: zones ?? 'sms',
    } as const,
    quiet: { from: timeOf(fromMinute), until: timeOf(untilMinute) },
    push: {
      key: vapidKeysOf(context.secrets).publicKey,
      endpoints: push.map(({ endpoint }) => endpoint),
    },
  };
}

/** `22:00`, of minutes since midnight. */
function timeOf(minutes: number): string {
  const parts = [Math.floor(minutes / 60), minutes % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
