import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, instant, orNull } from '../shapes.ts';
import { appPaths } from './paths.ts';

/** What stands in the way of being forgotten: it is owed to the person, and could not be paid. */
export const obstacle = Type.Union([
  Type.Literal('person_has_line'),
  Type.Literal('person_has_money'),
  Type.Literal('person_has_appeal'),
]);

const standing = Type.Object(
  {
    erasure: orNull(
      Type.Object(
        {
          state: Type.Union([
            Type.Literal('asked'),
            Type.Literal('checked', { description: 'We know that it was you who asked' }),
            Type.Literal('done'),
            Type.Literal('refused'),
            Type.Literal('withdrawn'),
          ]),
          askedAt: instant,
          reason: Type.String({ description: 'Why it was refused; empty otherwise' }),
        },
        closed,
      ),
    ),
    obstacle: orNull(obstacle),
  },
  closed,
);

export const readErasure = route({
  method: appPaths.readErasure[0],
  path: appPaths.readErasure[1],
  tag: 'Sign-in',
  summary: 'How it stands with one’s wish to be forgotten, and what is in the way of it.',
  access: 'subscriber',
  answer: standing,
});

export const askErasure = route({
  method: appPaths.askErasure[0],
  path: appPaths.askErasure[1],
  tag: 'Sign-in',
  summary:
    'Ask to be forgotten: name, addresses and labels. Books and receipts stay, and lead to nobody.',
  access: 'subscriber',
  answer: standing,
});

export const withdrawErasure = route({
  method: appPaths.withdrawErasure[0],
  path: appPaths.withdrawErasure[1],
  tag: 'Sign-in',
  summary: 'Take the wish to be forgotten back, while it waits.',
  access: 'subscriber',
  answer: standing,
});
