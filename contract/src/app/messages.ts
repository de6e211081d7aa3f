import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, idOf, instant, orNull } from '../shapes.ts';
import { appPaths } from './paths.ts';

const message = Type.Object(
  {
    id: idOf('msg'),
    /** The number of one's own that it is for, in E.164. */
    number: Type.String(),
    title: Type.String(),
    text: Type.String(),
    at: instant,
    isOpened: Type.Boolean(),
    /** The page on which one sees what it speaks of, or does what it asks for. */
    page: orNull(
      Type.Union([
        Type.Literal('topup'),
        Type.Literal('order'),
        Type.Literal('autoTopup'),
        Type.Literal('mandates'),
      ]),
    ),
    /** The order that it speaks of, where that is its page. */
    topup: orNull(idOf('top')),
    /** How it went beside the inbox; null where it is still to go, or went nowhere else. */
    way: orNull(Type.Union([Type.Literal('sms'), Type.Literal('push'), Type.Literal('email')])),
    /** `unknown`: handed over, and nobody knows whether it arrived. */
    state: Type.Union([
      Type.Literal('queued'),
      Type.Literal('sending'),
      Type.Literal('sent'),
      Type.Literal('unknown'),
      Type.Literal('delivered'),
      Type.Literal('failed'),
    ]),
  },
  closed,
);

const unread = Type.Integer({ maximum: 100, description: 'A hundred stands for more' });

export const listMessages = route({
  method: appPaths.listMessages[0],
  path: appPaths.listMessages[1],
  tag: 'Messages',
  summary: 'What one was told, to every number of one’s own, newest first.',
  access: 'subscriber',
  query: Type.Object({ before: Type.Optional(idOf('msg')) }, closed),
  answer: Type.Object(
    { messages: Type.Array(message), before: orNull(idOf('msg')), unread },
    closed,
  ),
});

export const openMessage = route({
  method: appPaths.openMessage[0],
  path: appPaths.openMessage[1],
  tag: 'Messages',
  summary: 'Mark one message as read.',
  access: 'subscriber',
  params: Type.Object({ message: idOf('msg') }, closed),
  answer: Type.Object({ unread }, closed),
});

export const openMessages = route({
  method: appPaths.openMessages[0],
  path: appPaths.openMessages[1],
  tag: 'Messages',
  summary: 'Mark everything as read, up to the newest message that one has seen.',
  access: 'subscriber',
  body: Type.Object({ upTo: idOf('msg') }, closed),
  answer: Type.Object({ unread }, closed),
});
