/** As much of a browser as plain forms need: opens pages, follows redirects, submits by test id. */
export interface Page {
  url: string;
  status: number;
  html: string;
}

export async function open(url: string, language = 'zh-HK'): Promise<Page> {
  return toPage(await fetch(url, { headers: { 'accept-language': language } }));
}

/** The text of the element with this test id. Undefined if the page has none. */
export function textOf(page: Page, testId: string): string | undefined {
  const element = new RegExp(`data-testid="${testId}"[^>]*>([^<]*)<`).exec(page.html);
  return element?.[1]?.trim();
}

export function linkOf(page: Page, testId: string): string {
  const link = new RegExp(`data-testid="${testId}" href="([^"]*)"`).exec(page.html)?.[1];
  if (link === undefined) throw new Error(`No link ${testId} in ${page.html}`);
  return link.replaceAll('&amp;', '&');
}

/** Presses the button with this test id; `values` are the choices made in its form. */
export async function press(
  page: Page,
  testId: string,
  values: Record<string, string> = {},
): Promise<Page> {
  const forms = page.html.matchAll(/<form method="post"[^>]* action="([^"]*)">([^]*?)<\/form>/g);
  for (const [, action = '', content = ''] of forms) {
    if (!content.includes(`data-testid="${testId}"`)) continue;
    const url = new URL(action.replaceAll('&amp;', '&'), page.url);
    return toPage(await fetch(url, { method: 'POST', body: new URLSearchParams(values) }));
  }
  throw new Error(`No button ${testId} in ${page.html}`);
}

async function toPage(response: Response): Promise<Page> {
  return { url: response.url, status: response.status, html: await response.text() };
}
