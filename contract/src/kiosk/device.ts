import { Type } from 'typebox';
import { route } from '../route.ts';
import { amountMinor, closed, idOf, instant, orNull, words } from '../shapes.ts';
import { kioskPaths } from './paths.ts';

const kioskCode = Type.String({ minLength: 1, maxLength: 30, examples: ['kt-01'] });
const coordinate = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const kiosk = Type.Object({ id: idOf('ksk'), code: Type.String(), name: Type.String() }, closed);

export const readKioskWelcome = route({
  method: kioskPaths.readKioskWelcome[0],
  path: kioskPaths.readKioskWelcome[1],
  tag: 'Device',
  summary: 'What a screen needs to know before it is anybody.',
  access: 'public',
  answer: Type.Object(
    {
      brand: Type.Object({ name: words, hotline: Type.String() }, closed),
      now: instant,
      /** Only in the demo: the key of its kiosk, which signs nothing anywhere else. */
      demo: orNull(
        Type.Object(
          {
            id: idOf('ksk'),
            key: Type.Object({ x: coordinate, y: coordinate, d: coordinate }, closed),
            /** Where its simulated note acceptor and printer are. */
            peripherals: Type.String(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});

export const enrolKiosk = route({
  method: kioskPaths.enrolKiosk[0],
  path: kioskPaths.enrolKiosk[1],
  tag: 'Device',
  summary: 'Show the public half of a key on P-256, with the one-time code that staff have made.',
  access: 'public',
  body: Type.Object(
    {
      kiosk: kioskCode,
      code: Type.String({ minLength: 1, maxLength: 40 }),
      key: Type.Object({ x: coordinate, y: coordinate }, closed),
    },
    closed,
  ),
  answer: kiosk,
  status: 201,
});

export const boxNumber = Type.Integer({ minimum: 1, maximum: 1_000_000 });

export const readKioskSession = route({
  method: kioskPaths.readKioskSession[0],
  path: kioskPaths.readKioskSession[1],
  tag: 'Device',
  summary: 'What the machine may sell and how; kept by it for when the network is gone.',
  access: 'kiosk',
  answer: Type.Object(
    {
      kiosk,
      isSuspended: Type.Boolean(),
      /** Amounts that notes of HK$100 and HK$500 make up. */
      cashTiles: Type.Array(amountMinor),
      codeTiles: Type.Array(amountMinor),
      mostOfflineMinor: amountMinor,
      mostStoredSales: Type.Integer(),
      boxNotes: Type.Integer(),
      /** The number of the box that is in it, for a machine whose disk is new. */
      boxToFill: boxNumber,
      idleSeconds: Type.Integer(),
      now: instant,
    },
    closed,
  ),
});

const count = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export const reportKioskHealth = route({
  method: kioskPaths.reportKioskHealth[0],
  path: kioskPaths.reportKioskHealth[1],
  tag: 'Device',
  summary: 'What the machine says of itself: every minute, and when something changes.',
  access: 'kiosk',
  body: Type.Object(
    {
      paper: Type.Union([
        Type.Literal('ok'),
        Type.Literal('low'),
        Type.Literal('out'),
        Type.Literal('unknown'),
      ]),
      printer: Type.Union([Type.Literal('ok'), Type.Literal('faulty'), Type.Literal('absent')]),
      acceptor: Type.Union([
        Type.Literal('ok'),
        Type.Literal('jammed'),
        Type.Literal('full'),
        Type.Literal('absent'),
      ]),
      notesInBox: count,
      storedSales: count,
      /** Sales that the server has said it will never take; a screen of before says nothing. */
      stuckSales: Type.Optional(count),
      version: Type.String({ maxLength: 40 }),
    },
    closed,
  ),
  answer: Type.Object({ now: instant }, closed),
});

export const notes = {
  hundreds: Type.Integer({ minimum: 0, maximum: 10_000 }),
  fiveHundreds: Type.Integer({ minimum: 0, maximum: 10_000 }),
};

export const emptyKioskBox = route({
  method: kioskPaths.emptyKioskBox[0],
  path: kioskPaths.emptyKioskBox[1],
  tag: 'Device',
  summary: 'The note box was taken out: what the machine counted into it, and the bag’s seal.',
  access: 'kiosk',
  params: Type.Object({ box: Type.String({ pattern: '^[1-9][0-9]{0,5}$' }) }, closed),
  body: Type.Object({ ...notes, bag: Type.String({ maxLength: 40 }), emptiedAt: instant }, closed),
  answer: Type.Object({ box: boxNumber }, closed),
});
