export { type Fact, fact, tell } from './facts.ts';
export {
  type After,
  type AfterJob,
  afterJobs,
  type During,
  dispatcher,
  on,
  type Reaction,
} from './reactions.ts';
