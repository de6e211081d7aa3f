import type { HomeCountry } from '#base';
import type { Context } from '#platform/context';
import { type LineId, type Registration, readLine, readLines, setRegistration } from '#subscribers';
import { decide } from './decide.ts';
import type { Caller } from './look.ts';
import { refuse } from './refusals.ts';
import { opsSettings } from './settings.ts';

/** By what it was seen who somebody is. Only its kind is kept, never its number. */
export type Paper = 'hkid' | 'home_return_permit' | 'mainland_id' | 'taiwan_permit' | 'passport';

export interface WantedRegistration {
  readonly line: LineId;
  /** Which of the line's numbers: each has its own registration. */
  readonly home: HomeCountry;
  readonly registration: Registration;
  readonly paper: Paper;
}

/**
 * Changes what is known of the user of one number, by a paper that was seen. Refuses with
 * `permission_missing`, `line_unknown`, `line_number_missing` and, where a person has as many
 * registered numbers as the law lets them have, `registration_limit`.
 */
export async function registerNumber(
  context: Context,
  caller: Caller,
  { line: id, home, registration, paper }: WantedRegistration,
): Promise<void> {
  const line = await readLine(context, id);
  const number = line.numbers.find((one) => one.home === home)?.number;
  if (!number) throw refuse.line_number_missing();
  const others = (await readLines(context, line.subscriber)).filter((one) => one.id !== id);
  const registered = others.filter((one) => isRegisteredIn(one, home)).length;
  const most = context.settings().get(opsSettings.mostRegistered);
  const asked = { permission: 'lines.change', action: 'number.register', subject: id } as const;
  await decide(context, caller, asked, async (tx) => {
    if (registration === 'registered' && registered >= most) throw refuse.registration_limit();
    const cause = `${caller.session.staff} ${paper}`;
    await setRegistration(tx, { number, registration, cause });
    return { home, registration, paper };
  });
}

function isRegisteredIn(
  { numbers }: Awaited<ReturnType<typeof readLine>>,
  home: HomeCountry,
): boolean {
  return numbers.some((one) => one.home === home && one.registration === 'registered');
}
