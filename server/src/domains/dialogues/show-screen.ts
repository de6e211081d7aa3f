import { languages } from '#base';
import type { Context } from '#platform/context';
import { hkdWords } from './amounts.ts';
import type { Caller } from './caller.ts';
import { nameLine, offeredOf, offerLines, readOffers } from './offers.ts';
import { paged } from './paged.ts';
import { places } from './places.ts';
import { ownNames, type Saying, say } from './sayings.ts';
import { lastWords, type Screen, type Shown } from './screen.ts';
import { showAreas, showDistricts, showOutlets } from './outlet-screens.ts';
import { ruleWords } from './rule-words.ts';
import { balanceLines, readCash } from './tell-balance.ts';

/**
 * Shows a screen. `typed` is what led there: a yes never has the same key, so that a turn which the
 * centre repeats cannot confirm what it has just asked for.
 */
export function showScreen(
  context: Context,
  caller: Caller,
  screen: Screen,
  typed: string,
): Promise<Shown> {
  switch (screen.at) {
    case 'menu':
      return showMenu(context, caller, screen);
    case 'balance':
      return showBalance(context, caller, screen);
    case 'packs':
      return showPacks(context, caller, screen);
    case 'offer':
      return showOffer(context, caller, screen, typed);
    case 'rule':
      return showRule(context, caller, screen);
    case 'voucher':
      return showVoucher(context, caller, screen);
    case 'redeem':
      return showRedeem(context, caller, screen, typed);
    case 'languages':
      return showLanguages(context, caller, screen);
    case 'areas':
      return Promise.resolve(showAreas(context, caller, screen));
    case 'districts':
      return Promise.resolve(showDistricts(context, caller, screen));
    case 'outlets':
      return showOutlets(context, caller, screen);
  }
}

const menu: Screen = { at: 'menu' };

async function showMenu(context: Context, caller: Caller, screen: Screen): Promise<Shown> {
  const { language } = caller;
  const [cash, lines] = await Promise.all([
    readCash(context, caller),
    balanceLines(context, caller),
  ]);
  const entries: readonly (readonly [Saying, Screen])[] = [
    ['menuBalance', { at: 'balance' }],
    ['menuBuy', { at: 'packs' }],
    ['menuRule', { at: 'rule' }],
    ['menuVoucher', { at: 'voucher' }],
    ['language', { at: 'languages' }],
    ['menuShops', { at: 'areas' }],
  ];
  return paged(caller, screen, {
    lines: [say('balance', language, { balance: hkdWords(cash) })],
    tail: entries.map(
      ([saying, to], index) => [String(index + 1), say(saying, language), to] as const,
    ),
    byText: lines.join('\n'),
  });
}

async function showBalance(context: Context, caller: Caller, screen: Screen): Promise<Shown> {
  const lines = await balanceLines(context, caller);
  return paged(caller, screen, { lines, byText: lines.join('\n') });
}

async function showPacks(context: Context, caller: Caller, screen: Screen): Promise<Shown> {
  const { language } = caller;
  const [offers, cash] = await Promise.all([
    readOffers(context, caller),
    readCash(context, caller),
  ]);
  const numbered = offers.map((offer, index) => `${index + 1} ${nameLine(offer, caller)}`);
  const lines = [say('buyTitle', language, { balance: hkdWords(cash) }), ...numbered];
  const choices = offers.map(
    ({ code }, index) => [String(index + 1), { at: 'offer', code } as const] as const,
  );
  return paged(caller, screen, {
    lines,
    tail: [['0', say('back', language), menu]],
    choices: Object.fromEntries(choices),
    byText: [...lines, say('sayBuy', language)].join('\n'),
  });
}

async function showOffer(
  context: Context,
  caller: Caller,
  screen: Screen & { readonly at: 'offer' },
  typed: string,
): Promise<Shown> {
  const { language } = caller;
  const offer = (await readOffers(context, caller)).find(({ code }) => code === screen.code);
  if (!offer) return lastWords(say('notSold', language));
  const yes = typed === '1' ? '2' : '1';
  return paged(caller, screen, {
    lines: offerLines(offer, caller),
    tail: [
      [yes, say('yes', language), { does: 'buy', offered: offeredOf(offer) }],
      ['0', say('back', language), { at: 'packs' }],
    ],
    byText: say('notBought', language, places(context)),
  });
}

async function showRule(context: Context, caller: Caller, screen: Screen): Promise<Shown> {
  const { said, canStop } = await ruleWords(context, caller);
  if (!canStop) return lastWords(said);
  const { language } = caller;
  return paged(caller, screen, {
    lines: [said],
    tail: [
      ['1', say('stop', language), { does: 'stop' }],
      ['0', say('back', language), menu],
    ],
    byText: said,
  });
}

/** The code is typed as the answer, and so is no choice. */
async function showVoucher(context: Context, caller: Caller, screen: Screen): Promise<Shown> {
  const { language } = caller;
  return paged(caller, screen, {
    lines: [say('voucherAsk', language)],
    tail: [['0', say('back', language), menu]],
    byText: say('voucherByText', language, places(context)),
  });
}

async function showRedeem(
  context: Context,
  caller: Caller,
  screen: Screen & { readonly at: 'redeem' },
  typed: string,
): Promise<Shown> {
  const { language } = caller;
  const { code } = screen;
  const yes = typed === '1' ? '2' : '1';
  return paged(caller, screen, {
    lines: [say('voucherConfirm', language, { ending: code.slice(-4) })],
    tail: [
      [yes, say('voucherYes', language), { does: 'redeem', code }],
      ['0', say('back', language), { at: 'voucher' }],
    ],
    byText: say('voucherByText', language, places(context)),
  });
}

async function showLanguages(context: Context, caller: Caller, screen: Screen): Promise<Shown> {
  return paged(caller, screen, {
    lines: [say('language', caller.language)],
    tail: languages.map(
      (language, index) =>
        [String(index + 1), ownNames[language], { does: 'language', language }] as const,
    ),
    byText: say('help', caller.language, places(context)),
  });
}
