/** A page of a sandbox, as far as plain forms need a browser. */
export interface Page {
  readonly url: string;
  readonly html: string;
}

export async function openPage(address: string): Promise<Page> {
  return pageOf(await fetch(address));
}

/** Presses the button with this test id, with what was filled into its form. */
export async function press(
  page: Page,
  testId: string,
  filled: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const forms = page.html.matchAll(
    /<form method="post"[^>]* action="([^"]*)"[^>]*>([^]*?)<\/form>/g,
  );
  for (const [, action = '', content = ''] of forms) {
    if (!content.includes(`data-testid="${testId}"`)) continue;
    const body = new URLSearchParams(filled);
    for (const [, name = '', value = ''] of content.matchAll(hidden)) body.set(name, value);
    const address = new URL(action.replaceAll('&amp;', '&'), page.url);
    return pageOf(await fetch(address, { method: 'POST', body, redirect: 'manual' }));
  }
  throw new Error(`there is no button ${testId} on ${page.url}`);
}

const hidden = /<input type="hidden" name="([^"]*)" value="([^"]*)"/g;

async function pageOf(response: Response): Promise<Page> {
  return { url: response.url, html: await response.text() };
}
