import { secondMs } from '#base';
import type { Paying } from './plan.ts';
import type { Phone } from './phone.ts';

/** What a payer's browser shows. */
interface Shown {
  readonly url: string;
  readonly html: string;
}

const tries = 12;
const pauseMs = 2 * secondMs;
const longestWay = 6;

/**
 * Goes to the payment page from the order's own address, and does what the plan says, pressing
 * again what got no answer. The page is plain HTML: its forms are what a click would send.
 */
export async function visitPaymentPage(
  phone: Phone,
  payUrl: string,
  act: Exclude<Paying['act'], 'stays away'>,
): Promise<void> {
  const page = await persist(phone, () => openPage(phone, payUrl));
  const isPayable = page?.html.includes('data-testid="pay"') ?? false;
  if (!page || !isPayable) return;
  const verb = { pays: 'pay', refuses: 'refuse', leaves: 'leave' }[act];
  const form = new URL(`${new URL(page.url).pathname}/${verb}`, page.url).href;
  await persist(phone, async () => {
    await phone.browse(form, { method: 'POST', redirect: 'manual', body: '' });
  });
}

/** Follows redirects one by one, since each host is reached by a way of its own. */
export async function openPage(phone: Phone, from: string): Promise<Shown> {
  let url = from;
  for (let step = 0; step < longestWay; step += 1) {
    const response = await phone.browse(url, { redirect: 'manual' });
    const html = await response.text();
    const location = response.headers.get('location');
    if (response.status >= 500) throw new Error(`${url} answered ${response.status}`);
    if (location === null) return { url, html };
    url = new URL(location, url).href;
  }
  throw new Error(`${from} leads nowhere`);
}

async function persist<Result>(
  { clock }: Phone,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  for (let tried = 0; tried < tries; tried += 1) {
    try {
      return await work();
    } catch {
      await clock.sleepUntil(clock.now() + pauseMs);
    }
  }
  return undefined;
}
