import { type Answer, redirect } from './answers.ts';
import { type Html, html } from './html.ts';
import { type Language, languageOf } from './language.ts';
import type { Incoming, Route } from './server.ts';

/** Longer than any number, amount or reference that a person or such a button sends. */
const mostTyped = 80;

/** A button that does one thing: a form with hidden fields, which works without script. */
export function actionForm(
  language: Language,
  action: string,
  label: string,
  fields: Readonly<Record<string, string>>,
  testId: string,
): Html {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="/${action}?lang=${language}">${hidden}
  <button data-testid="${testId}">${label}</button></form>
`;
}

/** What such a button does; afterwards the page is shown again. */
export function actionRoute(
  path: string,
  act: (field: (name: string) => string) => unknown,
): Route {
  return {
    method: 'POST',
    path,
    async answer(incoming: Incoming): Promise<Answer> {
      const fields = new URLSearchParams(incoming.body);
      await act((name) => fields.get(name)?.slice(0, mostTyped) ?? '');
      return redirect(`/?lang=${languageOf(incoming)}`);
    },
  };
}
