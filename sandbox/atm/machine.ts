import { institution, networkMessage, stamp } from './host-link.ts';
import { takeFault, totalsOf, type Typed, type World } from './world.ts';

const terminal = 'ATM00042';
const approved = '00';
const numberField = 48;

/** What a sale and the question before it have in common. */
function customerMessage(world: World, cents: number): Record<number, string> {
  const named = stamp(world);
  const local = new Date(world.clock.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '');
  return {
    0: '0200',
    ...named,
    4: String(cents).padStart(12, '0'),
    12: local.slice(8, 14),
    13: local.slice(4, 8),
    32: institution,
    37: `${local.slice(2, 8)}${named[11]}`,
    41: terminal,
    42: 'HARBOUR BANK   ',
    ...typedFields(world),
    49: '344',
  };
}

/** What a customer has typed, where the other side has agreed to look for it. */
function typedFields({ screen, checkDigitField: digitField }: World): Record<number, string> {
  const number = screen.number.replace(/\D/g, '');
  if (digitField === undefined) return { [numberField]: number };
  const digit = screen.checkDigit ?? '';
  if (digitField === numberField) return { [numberField]: number + digit };
  return digit === '' ? { [numberField]: number } : { [numberField]: number, [digitField]: digit };
}

/** A customer types a number and an amount: whose is it? */
export async function askOwner(world: World, typed: Typed): Promise<void> {
  world.screen = typed;
  const asked = { ...customerMessage(world, typed.amount * 100), 3: '380000' };
  const answer = await world.link?.ask(asked, `check ${typed.number}`);
  const code = answer?.[39] ?? 'none';
  world.screen =
    code === approved
      ? { ...typed, owner: answer?.[62] ?? '', outcome: 'owner' }
      : { ...typed, outcome: 'refused', code };
}

/** The customer pays; the card has been charged when the machine says so, and only then. */
export async function pay(world: World): Promise<void> {
  const { number, amount, checkDigit } = world.screen;
  const typed: Typed = { number, amount, checkDigit };
  const cents = amount * 100;
  const sale = { ...customerMessage(world, cents), 3: '500000' };
  const fault = takeFault(world);
  const day = world.businessDay;
  if (fault === 'reversal-first') await reverse(world, { ...sale, 15: day }, cents);
  const asked = world.link?.ask(sale, `sell ${amount} to ${number}`);
  if (fault === 'disconnect') world.link?.disconnect();
  let answer = await asked;
  if (fault === 'sent-twice') {
    answer = await world.link?.ask({ ...sale, 0: '0201' }, `sell ${amount} again`);
  }
  if (fault === 'reversal-first') {
    world.screen = { ...typed, outcome: 'refused', code: answer?.[39] ?? 'none' };
    return countSale(world, day, cents);
  }
  if (fault === 'answer-lost' || answer === undefined) {
    world.screen = { ...typed, outcome: 'unknown' };
    countSale(world, day, cents);
    return reverse(world, { ...sale, 15: day }, cents);
  }
  const code = answer[39] ?? '';
  if (code !== approved) {
    world.screen = { ...typed, outcome: 'refused', code };
    return;
  }
  countSale(world, answer[15] ?? day, cents);
  world.screen = { ...typed, outcome: 'paid', approval: answer[38] ?? '' };
}

/** What may have been sold counts, and its reversal as well. */
function countSale(world: World, day: string, cents: number): void {
  const totals = totalsOf(world, day);
  totals.sales += 1;
  totals.salesCents += cents;
}

/** Keeps a reversal until it is answered: what was not shown to the customer must not stand. */
async function reverse(world: World, sale: Record<number, string>, cents: number): Promise<void> {
  const original = `0200${sale[11]}${sale[7]}${institution.padStart(11, '0')}${'0'.repeat(11)}`;
  const message = { ...sale, ...stamp(world), 90: original };
  const key = `${sale[7]} ${sale[11]}`;
  world.reversals.set(key, { message, cents });
  await sendReversal(world, key, '0420');
}

async function sendReversal(world: World, key: string, type: '0420' | '0421'): Promise<void> {
  const kept = world.reversals.get(key);
  if (!kept) return;
  const answer = await world.link?.ask({ ...kept.message, 0: type }, `reverse ${key}`);
  if (answer?.[39] !== approved || !world.reversals.delete(key)) return;
  const totals = totalsOf(world, answer[15] ?? world.businessDay);
  totals.reversals += 1;
  totals.reversalsCents += kept.cents;
}

/** Sends again what was not answered. */
export async function sendReversals(world: World): Promise<void> {
  if (!world.link?.isSignedOn) return;
  for (const key of world.reversals.keys()) await sendReversal(world, key, '0421');
}

/** Ends the business day on both sides and compares its totals. */
export async function endDay(world: World): Promise<void> {
  const day = world.businessDay;
  const cut = await world.link?.ask(networkMessage(world, '201'), 'cut-over');
  const next = cut?.[15];
  if (next === undefined) return;
  world.businessDay = next;
  const { sales, salesCents, reversals, reversalsCents } = totalsOf(world, day);
  const answer = await world.link?.ask(
    {
      0: '0500',
      ...stamp(world),
      15: day,
      32: institution,
      76: String(sales).padStart(10, '0'),
      77: String(reversals).padStart(10, '0'),
      88: String(salesCents).padStart(16, '0'),
      89: String(reversalsCents).padStart(16, '0'),
    },
    `totals of ${day}`,
  );
  if (answer) world.lastDay = { day, isBalanced: answer[66] === '1' };
}
