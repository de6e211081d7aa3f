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
import { closed, language, orNull, words } from '../shapes.ts';
import { appPaths } from './paths.ts';

const span = Type.Object(
  {
    opensAt: Type.Integer({ minimum: 0, maximum: 1_439 }),
    closesAt: Type.Integer({ minimum: 1, maximum: 2_880 }),
  },
  {
    ...closed,
    description: 'Minutes after midnight in Hong Kong; after the next one, beyond 1440',
  },
);

const outlet = Type.Object(
  {
    code: outletCode,
    kind: outletKind,
    name: words,
    address: words,
    district: districtCode,
    ...position,
    week: Type.Array(Type.Array(span), {
      minItems: 7,
      maxItems: 7,
      description: 'When it is open, from Monday to Sunday',
    }),
    services: Type.Array(outletOffer),
    languages: Type.Array(language),
    phone: orNull(Type.String()),
  },
  closed,
);

export const listOutlets = route({
  method: appPaths.listOutlets[0],
  path: appPaths.listOutlets[1],
  tag: 'Outlets',
  summary:
    'Where one can top up in person: nearest to the middle of a district, or a few of every one, to be kept on the device. A position is never asked for: devices measure distances themselves.',
  access: 'device',
  query: Type.Object({ district: Type.Optional(districtCode) }, closed),
  answer: Type.Object({ districts: Type.Array(district), outlets: Type.Array(outlet) }, closed),
});
