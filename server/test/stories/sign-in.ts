import type { Page } from 'playwright-core';
import { eventually } from '#test/eventually';

/** Signs in by the code that comes as a message, as far as the balance. The page speaks English. */
export async function signIn(
  page: Page,
  { app, inbox, number }: { readonly app: string; readonly inbox: string; readonly number: string },
): Promise<void> {
  // The person's own language comes with signing in, unless this device has one of its own.
  await page.addInitScript(() => localStorage.setItem('lowu.language', 'en'));
  await page.goto(`${app.replace(/\/$/, '')}/sign-in`);
  await page.getByLabel('Your number').fill(number);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByLabel('Six-digit code').fill(await codeFor(inbox, number));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Balance' }).waitFor();
}

function codeFor(inbox: string, number: string): Promise<string> {
  const query = new URLSearchParams({ to: number });
  return eventually(`a code came to ${number}`, async () => {
    const answer = await fetch(`${inbox}/messages?${query}`);
    const { messages } = (await answer.json()) as { messages: { text: string }[] };
    return messages.flatMap(({ text }) => /\d{6}/.exec(text)?.[0] ?? [])[0];
  });
}
