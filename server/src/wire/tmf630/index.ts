export {
  type Condition,
  conditionsIn,
  fits,
  instantIn,
  type Operator,
  type Query,
  select,
} from './attributes.ts';
