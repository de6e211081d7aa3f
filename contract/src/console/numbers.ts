import { Type } from 'typebox';

export const shownNumber = Type.String({
  description: 'In E.164, or masked for who may not see it whole',
  examples: ['+85251234567', '+852 5****567'],
});
