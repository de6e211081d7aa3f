import { Type } from 'typebox';
import { route } from '../route.ts';
import { closed, instant, orNull } from '../shapes.ts';
import { appPaths } from './paths.ts';

const outside = Type.Union([Type.Literal('sms'), Type.Literal('push'), Type.Literal('email')]);
/** A way that leaves us, or nothing beside the app's inbox. */
const firstWay = Type.Union([outside, Type.Literal('inbox')]);

/** Which way each kind of message goes first; the others follow where that one fails. */
const ways = Type.Object(
  {
    payments: outside,
    balance: firstWay,
    expiry: firstWay,
    packs: firstWay,
    zones: firstWay,
  },
  closed,
);

const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['22:00'] });
/** What can wait does so then, in Hong Kong time. The same twice is at no time. */
const quiet = Type.Object({ from: clockTime, until: clockTime }, closed);

const messageSettings = Type.Object(
  {
    /** The address that one has shown to be one's own. */
    email: orNull(Type.String()),
    /** Since when mails to it come back: nothing is sent there until it is confirmed again. */
    emailFailedAt: orNull(instant),
    /** One that was sent a code, which nobody has typed yet. */
    emailAsked: orNull(Type.String()),
    ways,
    quiet,
    push: Type.Object(
      {
        /** By which browsers and their push services know us (RFC 8292), in base64url. */
        key: Type.String(),
        /** The browsers that we may write to, by the addresses that they gave. */
        endpoints: Type.Array(Type.String()),
      },
      closed,
    ),
  },
  closed,
);

export const readMessageSettings = route({
  method: appPaths.readMessageSettings[0],
  path: appPaths.readMessageSettings[1],
  tag: 'Messages',
  summary: 'Where and how one is told things.',
  access: 'subscriber',
  answer: messageSettings,
});

export const askEmail = route({
  method: appPaths.askEmail[0],
  path: appPaths.askEmail[1],
  tag: 'Messages',
  summary: 'Send a code to an address, which is used once the code was typed here.',
  access: 'subscriber',
  body: Type.Object({ address: Type.String({ minLength: 3, maxLength: 320 }) }, closed),
  answer: messageSettings,
  status: 202,
});

export const confirmEmail = route({
  method: appPaths.confirmEmail[0],
  path: appPaths.confirmEmail[1],
  tag: 'Messages',
  summary: 'Show by the code that the address is one’s own.',
  access: 'subscriber',
  body: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
  answer: messageSettings,
});

export const forgetEmail = route({
  method: appPaths.forgetEmail[0],
  path: appPaths.forgetEmail[1],
  tag: 'Messages',
  summary: 'Be sent no mails any more; the address is forgotten.',
  access: 'subscriber',
  answer: messageSettings,
});

const endpoint = Type.String({ minLength: 10, maxLength: 1_000 });
const base64Url = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+=*$', maxLength });

export const addPush = route({
  method: appPaths.addPush[0],
  path: appPaths.addPush[1],
  tag: 'Messages',
  summary: 'Let us write to this browser, with what its subscription says.',
  access: 'subscriber',
  body: Type.Object({ endpoint, publicKey: base64Url(100), secret: base64Url(40) }, closed),
  answer: messageSettings,
});

export const removePush = route({
  method: appPaths.removePush[0],
  path: appPaths.removePush[1],
  tag: 'Messages',
  summary: 'Be written to by this browser no more.',
  access: 'subscriber',
  body: Type.Object({ endpoint }, closed),
  answer: messageSettings,
});

export const chooseWays = route({
  method: appPaths.chooseWays[0],
  path: appPaths.chooseWays[1],
  tag: 'Messages',
  summary: 'Choose which way each kind of message goes first, and when it is quiet.',
  access: 'subscriber',
  body: Type.Object({ ways, quiet }, closed),
  answer: messageSettings,
});
