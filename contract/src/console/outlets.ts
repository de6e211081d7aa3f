import { Type } from 'typebox';
import {
  district,
  districtCode,
  outletCode,
  outletKind,
  outletOffer,
  position,
} from '../outlet-shapes.ts';
import { route } from '../route.ts';
import { closed, instant, language, orNull, words } from '../shapes.ts';
import { consolePaths } from './paths.ts';

const texts = Type.Object(
  {
    en: Type.String({ minLength: 1, maxLength: 200 }),
    'zh-Hant': Type.String({ minLength: 1, maxLength: 200 }),
    'zh-Hans': Type.String({ minLength: 1, maxLength: 200 }),
  },
  closed,
);

const sellsAs = orNull(
  Type.String({
    maxLength: 60,
    description: 'The id of a reseller or the code of a kiosk: hidden while that is suspended',
  }),
);

const said = {
  kind: outletKind,
  district: districtCode,
  ...position,
  hours: Type.String({
    maxLength: 200,
    description: 'As OpenStreetMap writes them, days and times only, or 24/7',
    examples: ['Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00'],
  }),
  services: Type.Array(outletOffer, { maxItems: 6 }),
  languages: Type.Array(language, { maxItems: 3 }),
  phone: orNull(Type.String({ maxLength: 21 })),
  sellsAs,
};

const outlet = Type.Object(
  {
    code: outletCode,
    name: words,
    address: words,
    ...said,
    changedAt: instant,
    isWithdrawn: Type.Boolean(),
    isSellerSuspended: Type.Boolean(),
  },
  closed,
);

const one = Type.Object({ code: outletCode }, closed);

/** Why a row of a file cannot be an outlet. */
const flaw = Type.Union([
  Type.Literal('columns_wrong'),
  Type.Literal('code_invalid'),
  Type.Literal('code_twice'),
  Type.Literal('kind_unknown'),
  Type.Literal('name_invalid'),
  Type.Literal('address_invalid'),
  Type.Literal('district_unknown'),
  Type.Literal('position_invalid'),
  Type.Literal('position_far'),
  Type.Literal('hours_invalid'),
  Type.Literal('service_unknown'),
  Type.Literal('language_unknown'),
  Type.Literal('phone_invalid'),
  Type.Literal('seller_invalid'),
]);

export const listStaffOutlets = route({
  method: consolePaths.listStaffOutlets[0],
  path: consolePaths.listStaffOutlets[1],
  tag: 'Outlets',
  summary: 'Where one can top up in person, the withdrawn ones too: by district and by words.',
  access: 'staff',
  query: Type.Object(
    { district: Type.Optional(districtCode), words: Type.Optional(Type.String({ maxLength: 60 })) },
    closed,
  ),
  answer: Type.Object({ districts: Type.Array(district), outlets: Type.Array(outlet) }, closed),
});

export const saveOutlet = route({
  method: consolePaths.saveOutlet[0],
  path: consolePaths.saveOutlet[1],
  tag: 'Outlets',
  summary: 'Write an outlet, new or anew. One that was withdrawn stands again.',
  access: 'staff',
  params: one,
  body: Type.Object({ name: texts, address: texts, ...said }, closed),
  answer: one,
});

export const withdrawOutlet = route({
  method: consolePaths.withdrawOutlet[0],
  path: consolePaths.withdrawOutlet[1],
  tag: 'Outlets',
  summary: 'Send nobody there any more.',
  access: 'staff',
  params: one,
  answer: one,
});

export const importOutlets = route({
  method: consolePaths.importOutlets[0],
  path: consolePaths.importOutlets[1],
  tag: 'Outlets',
  summary:
    'Write the outlets of a CSV file. Rows that cannot be outlets are told with their reasons.',
  access: 'staff',
  largestBodyBytes: 8_000_000,
  body: Type.Object({ text: Type.String({ maxLength: 6_000_000 }) }, closed),
  answer: Type.Object(
    {
      taken: Type.Integer(),
      refused: Type.Array(
        Type.Object(
          {
            row: Type.Integer({ description: 'From 1, without the line of names' }),
            refusal: flaw,
            written: Type.String(),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
});
