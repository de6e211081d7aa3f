import { hearText } from '#dialogues';
import type { SmppLink } from '#notifications';
import type { Context } from '#platform/context';
import { isReceipt, readContent, type ShortMessage, ussdTurnOf } from '#wire/smpp';
import { phoneIn } from './phone-in.ts';

/** `esm_class`, SMPP 3.4, 5.2.12: any of these and it is about a message, and is none itself. */
const messageTypes = 0x3c;

/**
 * Answers what people send by text. A text is acknowledged once its answer is kept; until then the
 * centre keeps it and comes again.
 */
export function openSmsChannel(context: Context, link: SmppLink): void {
  link.hear(async (message) => {
    if (isReceipt(message) || ussdTurnOf(message)) return false;
    context.metrics.count('lowu_texts_heard_total', { outcome: await outcomeOf(context, message) });
    return true;
  });
}

async function outcomeOf(context: Context, message: ShortMessage): Promise<string> {
  const { source, destination, esmClass } = message;
  const from = phoneIn(source);
  // Names, short codes and we ourselves: whatever answers by itself is not answered.
  if (!from || source.digits === destination.digits) return 'no_phone';
  if ((esmClass & messageTypes) !== 0) return 'no_text';
  const { text, place } = readContent(message);
  // No command is that long, and one answer is enough for all parts.
  return place && place.index > 1 ? 'part' : hearText(context, from, text);
}
