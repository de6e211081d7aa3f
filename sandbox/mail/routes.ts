import { json, mailed, page, Problem } from '../kit/answers.ts';
import { languageOf } from '../kit/language.ts';
import { styleRoute } from '../kit/layout.ts';
import type { Route } from '../kit/server.ts';
import { inboxPage, mailPage } from './page.ts';
import type { World } from './world.ts';

/** The pages for a person, and the mails that came as JSON. */
export function pageRoutes({ mails }: World): Route[] {
  return [
    styleRoute,
    {
      method: 'GET',
      path: '/',
      answer(incoming) {
        const to = incoming.query.get('to') ?? undefined;
        return page(200, inboxPage(languageOf(incoming), mails.list(to), to));
      },
    },
    {
      method: 'GET',
      path: '/mails/:id',
      answer(incoming) {
        const mail = mails.find(Number(incoming.params['id']));
        if (!mail) throw new Problem(404, 'There is no such mail.');
        return page(200, mailPage(languageOf(incoming), mail));
      },
    },
    {
      method: 'GET',
      path: '/mails/:id/html',
      answer({ params }) {
        const mail = mails.find(Number(params['id']));
        if (!mail) throw new Problem(404, 'There is no such mail.');
        return mailed(mail.html);
      },
    },
    {
      method: 'GET',
      path: '/sandbox/mails',
      answer: ({ query }) => json(200, { mails: mails.list(query.get('to') ?? undefined) }),
    },
  ];
}
