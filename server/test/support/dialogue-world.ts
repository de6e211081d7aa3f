import type { PhoneNumber } from '#base';
import { type Senders, sendDueMessages, type SmppPlace } from '#notifications';
import { eventually } from '#test/eventually';
import { type SmsCentre, startSmsCentre } from '#test/sms-centre';
import { openGateways } from '../../src/gateways.ts';
import { openTopupWorld, type TopupWorld } from './topup-world.ts';

/** People with phones, an SMS centre, and us behind it as we run. */
export interface DialogueWorld extends TopupWorld {
  readonly centre: SmsCentre;
  /** Dials, or answers what was asked; returns what the phone shows then. */
  dial(number: PhoneNumber, code: string): Promise<ShownPage>;
  type(number: PhoneNumber, text: string): Promise<ShownPage>;
  /** Sends a text to the short number. */
  say(number: PhoneNumber, text: string): Promise<void>;
  /** Sends what is due; returns the nth text on a phone, once it is there. */
  heard(number: PhoneNumber, nth: number): Promise<string>;
  texts(number: PhoneNumber): Promise<string[]>;
  /** Those of the centre. */
  readonly senders: Senders;
}

export interface ShownPage {
  readonly state: string;
  readonly text: string;
}

export async function openDialogueWorld(
  t: { after(work: () => Promise<void>): void },
  settings: Readonly<Record<string, unknown>> = {},
): Promise<DialogueWorld> {
  // Hooks run in the order in which they are given; the database goes last.
  const closing: (() => Promise<void>)[] = [];
  const world = await openTopupWorld({ after: (work) => closing.push(work) }, settings);
  const centre = await startSmsCentre();
  const { send, senders, stop } = openPhones(world, centre.place);
  t.after(async () => {
    await stop();
    await centre.stop();
    for (const close of closing) await close();
  });
  const shown = async (number: PhoneNumber, step: string, body: object): Promise<ShownPage> => {
    await centre.tell(`phones/${number}/${step}`, body);
    return eventually(`${number} is shown something after ${JSON.stringify(body)}`, async () => {
      const answer = await fetch(`${centre.address}/sandbox/phones/${number}`);
      const { dialogue } = (await answer.json()) as { dialogue: ShownPage };
      return dialogue.state === 'waits' ? undefined : dialogue;
    });
  };
  const texts = async (number: PhoneNumber): Promise<string[]> => {
    await send();
    return (await centre.messages(number)).map(({ text }) => text).reverse();
  };
  return {
    ...world,
    centre,
    texts,
    senders,
    dial: (number, code) => shown(number, 'dial', { code }),
    type: (number, text) => shown(number, 'answer', { text }),
    say: async (number, text) => {
      await centre.tell(`phones/${number}/say`, { to: '188', text });
    },
    heard: (number, nth) =>
      eventually(`text ${nth} came to ${number}`, async () => (await texts(number))[nth - 1]),
  };
}

/** Our side of a centre, and what sends the texts that are due. */
export function openPhones({ context }: TopupWorld, smsCentre: SmppPlace) {
  const gateways = openGateways(context, {
    smsCentre,
    times: { retryMs: 20, longestRetryMs: 100 },
  });
  return {
    senders: gateways.senders,
    send: () => sendDueMessages(context, gateways.senders),
    stop: () => gateways.stop(),
  };
}
