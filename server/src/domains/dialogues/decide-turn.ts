import type { Context } from '#platform/context';
import { buyOffered } from './buy-offered.ts';
import type { Caller } from './caller.ts';
import { chooseLanguage } from './choose-language.ts';
import { fitsPage } from './pages.ts';
import { places } from './places.ts';
import { redeemSaid } from './redeem-said.ts';
import { say } from './sayings.ts';
import {
  type Choice,
  chosenIn,
  lastWords,
  type Screen,
  type Shown,
  type Standing,
} from './screen.ts';
import { showScreen } from './show-screen.ts';
import { stopAutoTopup } from './stop-auto-topup.ts';

export interface HeardTurn {
  /** What is done in this turn is done under it, once; 32 hex digits. */
  readonly key: string;
  readonly begins: boolean;
  /** The code that was dialled, or what was typed. */
  readonly said: string;
  /** Where the dialogue stood before; none where it begins, or is over. */
  readonly standing: Standing | undefined;
}

export interface Decided {
  readonly shown: Shown;
  readonly screen: Screen;
}

/** What a turn leads to. Deciding the same turn again does the same, and buys nothing twice. */
export async function decideTurn(
  context: Context,
  caller: Caller,
  { key, begins, said, standing }: HeardTurn,
): Promise<Decided> {
  if (begins) return dialled(context, caller, said);
  const typed = said.normalize('NFKC').trim();
  if (!standing) {
    const text = say('over', caller.language, places(context));
    return { shown: lastWords(text), screen: { at: 'menu' } };
  }
  const { screen } = standing;
  const choice = chosenIn(standing, said) ?? codeTyped(screen, typed);
  if (!choice) return { shown: await askAgain(context, caller, screen, typed), screen };
  if ('at' in choice) {
    return { shown: await showScreen(context, caller, choice, typed), screen: choice };
  }
  return { shown: lastWords(await act(context, caller, choice, key)), screen };
}

/** Where a code was asked for, whatever is long enough to be one. */
function codeTyped({ at }: Screen, typed: string): Choice | undefined {
  return at === 'voucher' && typed.length > 4 ? { does: 'redeem', code: typed } : undefined;
}

function act(
  context: Context,
  caller: Caller,
  choice: Exclude<Choice, Screen>,
  key: string,
): Promise<string> {
  switch (choice.does) {
    case 'buy':
      return buyOffered(context, caller, choice.offered, { key, channel: 'ussd' });
    case 'redeem': {
      const wanted = { code: choice.code, key, channel: 'ussd' } as const;
      return redeemSaid(context, caller, wanted).then(({ said }) => said);
    }
    case 'stop':
      return stopAutoTopup(context, caller);
    case 'language':
      return chooseLanguage(context, caller, choice.language);
  }
}

async function askAgain(
  context: Context,
  caller: Caller,
  screen: Screen,
  typed: string,
): Promise<Shown> {
  const shown = await showScreen(context, caller, screen, typed);
  const text = `${say('choose', caller.language)}\n${shown.text}`;
  return fitsPage(text) ? { ...shown, text } : shown;
}

/**
 * `*#188*1#` goes where 1 would lead from the menu of `*#188#`, and a voucher's code behind its
 * place in the menu to where it is confirmed. A code that is dialled shows; it never does anything,
 * since codes are dialled by links and by mistake.
 */
async function dialled(context: Context, caller: Caller, code: string): Promise<Decided> {
  const [, ...path] = code.match(/\d+/g) ?? [];
  let screen: Screen = { at: 'menu' };
  let shown = await showScreen(context, caller, screen, '');
  for (const typed of path.slice(0, 4)) {
    const choice: Choice | undefined = Object.hasOwn(shown.choices, typed)
      ? shown.choices[typed]
      : codeTyped(screen, typed);
    if (!choice) break;
    if ('at' in choice) screen = choice;
    else if (choice.does === 'redeem') screen = { at: 'redeem', code: choice.code };
    else break;
    shown = await showScreen(context, caller, screen, typed);
  }
  return { shown, screen };
}
