/**
 * A payer answers on a sandbox's page of consent, as its buttons do it; gives what their browser
 * brings back to us.
 */
export async function answerConsent(
  page: string,
  answer: 'agree' | 'refuse',
): Promise<Readonly<Record<string, string>>> {
  const address = (await fetch(page)).url.replace(/\?.*$/, '');
  const answered = await fetch(`${address}/${answer}`, { method: 'POST', redirect: 'manual' });
  const url = new URL(String(answered.headers.get('location')));
  return Object.fromEntries(url.searchParams);
}
