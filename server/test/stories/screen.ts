import type { BrowserContext } from 'playwright-core';
import type { TopupState } from '../../../web/client/index.ts';
import type { Word } from './app.ts';

/** What a page told of itself: a state that it shows, or that one could begin to pay on it. */
interface Told {
  readonly title: string | null;
  readonly path: string;
  readonly isInviting: boolean;
  /** How long ago the page was loaded, in real milliseconds. */
  readonly ageMs: number;
}

/** An amount could be chosen, and so a payment begun, on a page that was loaded so long before. */
export interface Invitation {
  readonly atMs: number;
  readonly loadedAtMs: number;
}

export interface Watched {
  readonly words: Word[];
  readonly invitations: Invitation[];
}

const titles: readonly (readonly [RegExp, TopupState])[] = [
  [/^Waiting for your payment$/, 'awaiting_payment'],
  [/^We are asking whether you paid$/, 'confirming'],
  [/^Your payment has arrived$/, 'confirming'],
  [/ added$/, 'credited'],
  [/^Your payment is being checked$/, 'held_for_review'],
  [/^Not charged$/, 'not_charged'],
  [/^Your refund is on its way$/, 'refunding'],
  [/^Refunded$/, 'refunded'],
];

export function stateOf(title: string): TopupState {
  const found = titles.find(([pattern]) => pattern.test(title.trim()));
  if (!found) throw new Error(`no state is called "${title}"`);
  return found[1];
}

/** Runs in the page: says at every change what a person sees. */
function watchPage(): void {
  const tell = (globalThis as unknown as { tellStory(told: Told): void }).tellStory;
  let before = '';
  const look = (): void => {
    const title = document.querySelector('.state h2')?.textContent ?? null;
    const isInviting = document.querySelector('.tile-face') !== null;
    const seen = `${title} ${location.pathname} ${String(isInviting)}`;
    if (seen === before || (title === null && !isInviting)) return;
    before = seen;
    tell({ title, path: location.pathname, isInviting, ageMs: performance.now() });
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

/** Writes down everything that the pages of a phone's browser say of orders, by the one clock. */
export async function watchScreens(
  context: BrowserContext,
  watched: Watched,
  { nowMs, rate }: { readonly nowMs: () => number; readonly rate: () => number },
): Promise<void> {
  await context.exposeBinding('tellStory', (_source, told: Told) => {
    const atMs = nowMs();
    if (told.isInviting) {
      watched.invitations.push({ atMs, loadedAtMs: atMs - told.ageMs * rate() });
    }
    const topup = told.path.split('/').at(-1) ?? '';
    if (told.title !== null) watched.words.push({ topup, state: stateOf(told.title), atMs });
  });
  await context.addInitScript(watchPage);
  await context.addInitScript(() => localStorage.setItem('lowu.language', 'en'));
}
