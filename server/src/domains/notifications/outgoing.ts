import { idFrom, present } from '#base';
import type { Context } from '#platform/context';
import { secretPurpose } from './message.ts';
import { placeOf } from './message-place.ts';
import { emailFor, isToAddress, type Reach } from './reach.ts';
import type { OutgoingMessage } from './senders/sender.ts';
import { notificationSettings } from './settings.ts';
import type { ClaimedRow } from './store/messages.ts';
import { titles } from './titles.ts';
import { endOfUse } from './way.ts';

/** A message as the senders are given it, whichever of them has it now. */
export function outgoingOf(context: Context, row: ClaimedRow, reach: Reach): OutgoingMessage {
  const { kind, language, body, sealed } = row;
  const { brand, hotline, emailFrom } = notificationSettings;
  const settings = context.settings();
  return {
    id: idFrom('msg', row.id),
    to: row.receiver,
    email: emailFor(row, reach),
    push: reach.push,
    from: row.sender,
    title: titles[kind][language],
    text: body ?? context.secrets.open(present(sealed, 'a sealed text'), secretPurpose),
    place: placeOf(kind, row),
    language,
    isOfApp: !isToAddress(row),
    house: {
      brand: settings.get(brand)[language],
      hotline: settings.get(hotline),
      emailFrom: settings.get(emailFrom),
    },
    at: row.queuedAt,
    usefulMs: endOfUse(row) - context.clock.now(),
  };
}
