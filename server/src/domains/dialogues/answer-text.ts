import type { Context } from '#platform/context';
import { buyOffered } from './buy-offered.ts';
import type { Caller } from './caller.ts';
import { chooseLanguage } from './choose-language.ts';
import { type Command, readCommand } from './command.ts';
import { type Offered, offeredOf, offerLines, readOffers } from './offers.ts';
import { outletsByText } from './outlet-screens.ts';
import { places } from './places.ts';
import { redeemSaid } from './redeem-said.ts';
import { ruleWords } from './rule-words.ts';
import { say } from './sayings.ts';
import { dialogueSettings } from './settings.ts';
import { showScreen } from './show-screen.ts';
import { stopAutoTopup } from './stop-auto-topup.ts';
import { balanceLines } from './tell-balance.ts';

export interface TextAnswer {
  /** None where what was done tells of itself. */
  readonly answer?: string;
  /** What a yes would buy from now on; whatever else was offered before is off. */
  readonly offered?: Offered;
  /** It was not understood, so this is told once in a while only. */
  readonly helps?: boolean;
}

export interface Text {
  readonly text: string;
  /** What it does is done under it, once; 32 hex digits. */
  readonly key: string;
  /** What was offered to this number and may still be bought. */
  readonly standing: (Offered & { readonly key: string }) | undefined;
}

/** What a text leads to. */
export async function answerText(
  context: Context,
  caller: Caller,
  { text, key, standing }: Text,
): Promise<TextAnswer> {
  const { language } = caller;
  const command: Command | undefined = readCommand(text);
  switch (command?.asks) {
    case undefined:
      return { answer: say('help', language, places(context)), helps: true };
    case 'help':
      return { answer: say('help', language, places(context)) };
    case 'balance':
      return { answer: (await balanceLines(context, caller)).join('\n') };
    case 'packs':
      return { answer: (await showScreen(context, caller, { at: 'packs' }, '')).byText };
    case 'buy':
      return offer(context, caller, command.number);
    case 'yes':
      return standing
        ? {
            answer: await buyOffered(context, caller, standing, {
              key: standing.key,
              channel: 'sms',
            }),
          }
        : { answer: say('nothingOffered', language) };
    case 'voucher':
      return redeemByText(context, caller, command.code, key);
    case 'shops':
      return outletsByText(context, caller, command.districts);
    case 'rule':
      return { answer: (await ruleWords(context, caller)).said };
    case 'stop':
      return { answer: await stopAutoTopup(context, caller) };
    case 'language':
      return { answer: await chooseLanguage(context, caller, command.language) };
  }
}

/** A top-up tells the owner of itself, by text. */
async function redeemByText(
  context: Context,
  caller: Caller,
  code: string,
  key: string,
): Promise<TextAnswer> {
  const { isRedeemed, said } = await redeemSaid(context, caller, { code, key, channel: 'sms' });
  return isRedeemed ? {} : { answer: said };
}

async function offer(context: Context, caller: Caller, number: number): Promise<TextAnswer> {
  const { language } = caller;
  const found = (await readOffers(context, caller))[number - 1];
  if (!found) return { answer: say('notSold', language) };
  const minutes = String(context.settings().get(dialogueSettings.confirmMinutes));
  const lines = [...offerLines(found, caller), say('sayYes', language, { minutes })];
  return { answer: lines.join('\n'), offered: offeredOf(found) };
}
