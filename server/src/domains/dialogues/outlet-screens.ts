import type { InstantMs, Words } from '#base';
import {
  areaNames,
  areas,
  type District,
  districtByCode,
  districtNamed,
  districts,
  findNearest,
  type Outlet,
  spansOn,
  spanText,
} from '#outlets';
import type { Context } from '#platform/context';
import type { Caller } from './caller.ts';
import { paged } from './paged.ts';
import { places } from './places.ts';
import { say } from './sayings.ts';
import type { Choice, Screen, Shown } from './screen.ts';

/** A text has three parts then, in Chinese too. */
const mostByText = 3;
const mostShown = 5;
const minutesADay = 1_440;

type ScreenAt<At extends Screen['at']> = Screen & { readonly at: At };

/** A list of names to choose from, with where each leads. */
function chosenFrom(
  context: Context,
  caller: Caller,
  screen: Screen,
  entries: readonly (readonly [name: Words, to: Screen])[],
  back: Screen,
): Shown {
  const { language } = caller;
  const named = entries.map(([name], index) => `${index + 1} ${name[language]}`);
  const choices = entries.map(([, to], index): [string, Choice] => [String(index + 1), to]);
  return paged(caller, screen, {
    lines: [say('shopsArea', language), ...named],
    tail: [['0', say('back', language), back]],
    choices: Object.fromEntries(choices),
    byText: say('shopsAsk', language, places(context)),
  });
}

export function showAreas(context: Context, caller: Caller, screen: Screen): Shown {
  const entries = areas.map(
    (area) => [areaNames[area], { at: 'districts', area } as const] as const,
  );
  return chosenFrom(context, caller, screen, entries, { at: 'menu' });
}

export function showDistricts(
  context: Context,
  caller: Caller,
  screen: ScreenAt<'districts'>,
): Shown {
  const entries = districts
    .filter(({ area }) => area === screen.area)
    .map(({ code, name }) => [name, { at: 'outlets', district: code } as const] as const);
  return chosenFrom(context, caller, screen, entries, { at: 'areas' });
}

export async function showOutlets(
  context: Context,
  caller: Caller,
  screen: ScreenAt<'outlets'>,
): Promise<Shown> {
  const { language } = caller;
  const district = districtByCode(screen.district);
  if (!district) return showAreas(context, caller, { at: 'areas' });
  const lines = await linesNear(context, caller, district, mostShown);
  return paged(caller, screen, {
    lines,
    tail: [['0', say('back', language), { at: 'districts', area: district.area }]],
    byText: lines.slice(0, 1 + mostByText).join('\n'),
  });
}

/** What `SHOP KWUN TONG` is answered; a district that we do not know is asked for. */
export async function outletsByText(
  context: Context,
  caller: Caller,
  readings: readonly string[],
): Promise<{ readonly answer: string; readonly helps?: boolean }> {
  const [district] = readings.flatMap((named) => districtNamed(named) ?? []);
  if (!district) {
    return { answer: say('shopsAsk', caller.language, places(context)), helps: true };
  }
  return { answer: (await linesNear(context, caller, district, mostByText)).join('\n') };
}

/** Those that open today stand before those that do not; both, nearest first. */
async function linesNear(
  context: Context,
  { language }: Caller,
  district: District,
  most: number,
): Promise<string[]> {
  const nowMs = context.clock.now();
  const name = district.name[language];
  const found = await findNearest(context, district, most * 2);
  const opens = (outlet: Outlet): boolean => spansOn(outlet.hours, nowMs).length > 0;
  const sorted = [...found.filter(opens), ...found.filter((outlet) => !opens(outlet))];
  if (found.length === 0) {
    return [say('shopsNone', language, { district: name, hotline: places(context).hotline })];
  }
  const lines = sorted.slice(0, most).map((outlet) =>
    say('shopLine', language, {
      name: outlet.name[language],
      address: outlet.address[language],
      hours: hoursWords(outlet, nowMs, language),
    }),
  );
  return [say('shopsNear', language, { district: name }), ...lines];
}

function hoursWords({ hours }: Outlet, nowMs: InstantMs, language: Caller['language']): string {
  const today = spansOn(hours, nowMs);
  if (today.length === 0) return say('shopClosed', language);
  const isAlways = today.some(({ opensAt, closesAt }) => closesAt - opensAt >= minutesADay);
  if (isAlways) return say('shopAlways', language);
  return say('shopToday', language, { hours: today.map(spanText).join(' ') });
}
