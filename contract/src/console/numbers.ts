import { Type } from 'typebox';

export const shownNumber = Type.String({
  description: 'In E.164, or masked for who may not see it whole',
  examples: ['+85251234567', '+852 5****567'],
});

/** How many there are, or once there are very many, how many at least. */
export const counted = Type.Object(
  { count: Type.Integer({ minimum: 0 }), isAll: Type.Boolean() },
  { additionalProperties: false },
);
