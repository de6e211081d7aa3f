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
import { putCodes } from './store/codes.ts';
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

/**
 * Sends a one-time code to the number of a subscriber. For any other number everything is done but
 * the sending: limits, row, answer and what a guess costs are the same, so that nobody learns here
 * whose number is ours. Refuses with `too_many_requests`.
 */
export async function requestCode(
  context: Context,
  request: CodeRequest,
): Promise<{ readonly expiresAtMs: InstantMs; readonly resendAtMs: InstantMs }> {
  const { number, subscriber, device, language } = request;
  const settings = context.settings();
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
    const resendMs = settings.get(identitySettings.codeResendSeconds) * secondMs;
    return { expiresAtMs: expiresAt, resendAtMs: tx.nowMs + resendMs };
  });
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
