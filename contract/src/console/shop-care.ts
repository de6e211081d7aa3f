import { Type } from 'typebox';
import { position } from '../outlet-shapes.ts';
import { route } from '../route.ts';
import { closed, idOf, language, orNull, phoneNumber } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const resellerId = idOf('rsl');

/** Where its tills are, to so many metres. */
export const place = Type.Object(
  { ...position, withinMetres: Type.Integer({ minimum: 50, maximum: 50_000 }) },
  closed,
);

const minute = Type.Integer({ minimum: 0, maximum: 1_439 });
/** Minutes after midnight in Hong Kong; a closing before the opening is after midnight. */
export const hours = Type.Object({ opensAt: minute, closesAt: minute }, closed);

export const changeShop = route({
  method: consolePaths.changeShop[0],
  path: consolePaths.changeShop[1],
  tag: 'Shops',
  summary:
    'What a reseller is called, its tier, and where and how it is told; from the next sale on.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 100 }),
      tier: Type.String({ maxLength: 30 }),
      number: orNull(phoneNumber),
      language,
    },
    closed,
  ),
  answer: Type.Undefined(),
  status: 204,
});

export const addShopTill = route({
  method: consolePaths.addShopTill[0],
  path: consolePaths.addShopTill[1],
  tag: 'Shops',
  summary: 'Put another till into a shop.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object({ label: Type.String({ minLength: 1, maxLength: 40 }) }, closed),
  answer: Type.Object({ till: Type.Integer() }, closed),
  status: 201,
});

export const openHours = route({
  method: consolePaths.openHours[0],
  path: consolePaths.openHours[1],
  tag: 'Shops',
  summary: 'When the tills of a shop sell; at any other time they sell nothing.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object({ hours: orNull(hours) }, closed),
  answer: Type.Object({ hours: orNull(hours) }, closed),
});

export const placeShop = route({
  method: consolePaths.placeShop[0],
  path: consolePaths.placeShop[1],
  tag: 'Shops',
  summary: 'Where the tills of a shop are; away from there they sell nothing.',
  access: 'staff',
  params: Type.Object({ reseller: resellerId }, closed),
  body: Type.Object({ place: orNull(place) }, closed),
  answer: Type.Object({ place: orNull(place) }, closed),
});
