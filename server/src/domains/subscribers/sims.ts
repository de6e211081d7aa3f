// By which identities networks know a line: the first, another in its place, and what is free.
export { addSim } from './add-sim.ts';
export { readSims } from './read-sims.ts';
export { replaceSim } from './replace-sim.ts';
export { requireFreeImsi } from './require-free-imsi.ts';
