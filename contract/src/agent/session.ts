import { Type } from 'typebox';
import { position } from '../outlet-shapes.ts';
import { route } from '../route.ts';
import { amountMinor, closed, idOf, instant, money, orNull, words } from '../shapes.ts';
import { agentPaths } from './paths.ts';

/** Who stands at a till, and what it may sell. */
const till = Type.Object(
  {
    reseller: idOf('rsl'),
    shop: Type.String(),
    operator: Type.String(),
    login: Type.String(),
    isSupervisor: Type.Boolean(),
    till: Type.Integer(),
    /** It sells at its place only, and says with each sale where it is. */
    isPlaceNeeded: Type.Boolean(),
    /** Of the shop, or of the chain whose float it sells from. */
    float: money,
    /** Values that are offered as tiles, as its tier and the shelf allow. */
    tiles: Type.Array(amountMinor),
    /** Values of which there are vouchers, as its tier allows. */
    voucherTiles: Type.Array(amountMinor),
    /** How many minutes a sale can be undone for. */
    undoMinutes: Type.Integer(),
  },
  closed,
);

export const tillSession = Type.Object(
  {
    till: orNull(till),
    csrfToken: Type.String(),
    /** Of the operator of the platform: name, hotline. */
    brand: Type.Object({ name: words, hotline: Type.String() }, closed),
    now: instant,
    expiresAt: orNull(instant),
    /** Only in the demo, whose shops are made up: as whom one can sign in. */
    demoTills: Type.Array(
      Type.Object(
        { login: Type.String(), name: Type.String(), pin: Type.String(), till: Type.Integer() },
        closed,
      ),
    ),
  },
  closed,
);

/** Where a till is, as its device says; asked for where `isPlaceNeeded`, and kept nowhere. */
export const fix = Type.Object(
  { ...position, accuracyMetres: Type.Integer({ minimum: 0, maximum: 100_000_000 }) },
  closed,
);

export const pin = Type.String({ pattern: '^[0-9]{6}$' });
export const login = Type.String({ minLength: 1, maxLength: 40 });

export const signInTill = route({
  method: agentPaths.signInTill[0],
  path: agentPaths.signInTill[1],
  tag: 'Sign-in',
  summary: 'Sign in at a till by login and PIN; any other till of the same login is signed out.',
  access: 'public',
  body: Type.Object({ login, pin, till: Type.Integer({ minimum: 1, maximum: 999 }) }, closed),
  answer: tillSession,
});

export const readTillSession = route({
  method: agentPaths.readTillSession[0],
  path: agentPaths.readTillSession[1],
  tag: 'Sign-in',
  summary: 'Who is signed in at this till, its float, and what it may sell.',
  access: 'public',
  answer: tillSession,
});

export const signOutTill = route({
  method: agentPaths.signOutTill[0],
  path: agentPaths.signOutTill[1],
  tag: 'Sign-in',
  summary: 'Sign out.',
  access: 'operator',
  answer: tillSession,
});

export const saleId = idOf('top');
