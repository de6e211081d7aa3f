import type { appRoutes } from '@lowu/contract/app';
import type { Visit } from '#identity';
import {
  addPush,
  askEmail,
  confirmEmail,
  forgetEmail,
  type Owner,
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

/** Whoever is signed in, with every number that they have. */
async function ownerIn(context: Context, who: Visit): Promise<Owner> {
  const id = subscriberIn(who);
  const lines = await readLines(context, id);
  return { id, numbers: lines.flatMap(({ numbers }) => numbers.map(({ number }) => number)) };
}

async function presentSettings(context: Context, owner: SubscriberId) {
  const { email, emailCheck, push } = await readReach(context, owner);
  return {
    email,
    emailAsked: emailCheck?.address ?? null,
    push: {
      key: vapidKeysOf(context.secrets).publicKey,
      endpoints: push.map(({ endpoint }) => endpoint),
    },
  };
}
