import { randomUUID } from 'node:crypto';
import {
  dayMs,
  hourMs,
  type InstantMs,
  type Language,
  minuteMs,
  networkOf,
  type PhoneNumber,
  secondMs,
  slotFor,
  uuidOf,
} from '#base';
import { queueSecretMessage } from '#notifications';
import type { Context } from '#platform/context';
import { type Token, takeTokens } from '#platform/limits';
import type { SubscriberId } from '#subscribers';
import { codeHash, newCode, numberHash } from './one-time-code.ts';
import { identitySettings } from './settings.ts';
import { putCodes, readCode } from './store/codes.ts';
import type { DeviceId } from './visit.ts';

export interface CodeRequest {
  readonly number: PhoneNumber;
  /** Whose number it is, as the caller looked it up; null when it is not a line of ours. */
  readonly subscriber: SubscriberId | null;
  readonly device: DeviceId;
  /** In which language to send the code: the device's. */
  readonly language: Language;
  readonly ip: string;
}

export interface CodeTimes {
  readonly expiresAtMs: InstantMs;
  /** From when on another code can be asked for. */
  readonly resendAtMs: InstantMs;
}

/**
 * Sends a one-time code to the number of a subscriber. For any other number everything is done but
 * the sending: limits, row, answer and what a guess costs are the same, so that nobody learns here
 * whose number is ours. A device that asks again before it may, because the answer was lost, gets
 * the same answer, and the code that is on its way stays good. Refuses with `too_many_requests`.
 */
export async function requestCode(context: Context, request: CodeRequest): Promise<CodeTimes> {
  const { number, subscriber, device, language } = request;
  const settings = context.settings();
  const underWay = await timesOfLast(context, request);
  if (underWay) return underWay;
  await takeTokens(context, limitsOn(context, request));
  const code = newCode();
  // Made before the transaction, which may run twice: its message must not.
  const requestId = randomUUID();
  const minutes = settings.get(identitySettings.codeMinutes);
  return await context.db.transaction(async (tx) => {
    const expiresAt = tx.nowMs + minutes * minuteMs;
    tx.append(putCodes, {
      slot: slotFor(number),
      numberHash: numberHash(context.secrets, number),
      device: uuidOf(device),
      codeHash: codeHash(context.secrets, code, number, device),
      subscriber: subscriber === null ? null : uuidOf(subscriber),
      guesses: 0,
      expiresAt,
    });
    if (subscriber !== null) {
      queueSecretMessage(tx, context.secrets, {
        kind: 'sign_in_code',
        parameters: { code, minutes },
        to: number,
        language,
        key: `sign_in_code ${requestId}`,
        cause: device,
        sendBefore: expiresAt,
      });
    }
    return timesOf(context, expiresAt);
  });
}

function timesOf(context: Context, expiresAtMs: InstantMs): CodeTimes {
  const settings = context.settings();
  const sentAtMs = expiresAtMs - settings.get(identitySettings.codeMinutes) * minuteMs;
  const resendMs = settings.get(identitySettings.codeResendSeconds) * secondMs;
  return { expiresAtMs, resendAtMs: sentAtMs + resendMs };
}

/** Of a code that can still be used and be followed by no other yet. */
async function timesOfLast(
  context: Context,
  { number, device }: CodeRequest,
): Promise<CodeTimes | undefined> {
  const key = [slotFor(number), numberHash(context.secrets, number), uuidOf(device)];
  const [last] = await context.db.read(readCode, key);
  if (!last || last.guesses >= context.settings().get(identitySettings.codeGuesses))
    return undefined;
  const times = timesOf(context, last.expiresAt);
  return context.clock.now() < times.resendAtMs ? times : undefined;
}

function per(by: string, key: string, limit: number, perMs: number): Token {
  return { name: `identity.code_by_${by}`, key, limit, perMs };
}

/** From who asks to whom it is about, and the shortest last: see `takeTokens`. */
function limitsOn(context: Context, { number, device, ip }: CodeRequest): Token[] {
  const settings = context.settings();
  const { codesPerNetworkHour, codesPerAddressHour, codesPerDeviceHour } = identitySettings;
  const { codesPerNumberDay, codesPerNumberHour, codeResendSeconds } = identitySettings;
  return [
    per('network', networkOf(ip, 'site'), settings.get(codesPerNetworkHour), hourMs),
    per('address', networkOf(ip, 'host'), settings.get(codesPerAddressHour), hourMs),
    per('device', device, settings.get(codesPerDeviceHour), hourMs),
    per('resend', number, 1, settings.get(codeResendSeconds) * secondMs),
    per('number', number, settings.get(codesPerNumberHour), hourMs),
    per('number_and_day', number, settings.get(codesPerNumberDay), dayMs),
  ];
}
